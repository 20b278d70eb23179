import type { Grid } from '../../api/contract/reference.ts';
import { useWords } from '../messages/use-words.ts';
import type { Spot } from './spot.ts';

/** Corners as SVG writes them, a tenth of a meter apart. */
export const pointsOf = (spots: readonly Spot[]): string =>
  spots.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

/** The words that both begin with: “Heping” of a grid “Heping Grid 2” in “Heping Community”. */
function firstWords(grid: string, unit: string): string {
  const others = unit.split(' ');
  const words = grid.split(' ');
  const end = words.findIndex((word, index) => word !== others[index]);
  return words.slice(0, end === -1 ? words.length : end).join(' ');
}

/** A grid is named after its village or community: that stands above, the rest below. */
export function nameLines(grid: string, unit: string): readonly string[] {
  const above = grid.startsWith(unit) ? unit : firstWords(grid, unit);
  const rest = grid.slice(above.length).trim();
  return above === '' || rest === '' ? [grid] : [above, rest];
}

interface GridOutlineProps {
  readonly grid: Pick<Grid, 'name' | 'nameEn' | 'unit'>;
  readonly className: string;
  readonly spots: readonly Spot[];
  /** Where its name is written; null: nowhere. */
  readonly middle: Spot | null;
  /** Of its letters, meters. */
  readonly size: number;
  readonly onPress?: () => void;
}

/** A grid on a map, with its name. */
export function GridOutline({ grid, className, spots, middle, size, onPress }: GridOutlineProps) {
  const { name } = useWords();
  const lines = middle === null ? [] : nameLines(name(grid), name(grid.unit));
  return (
    <g className={className}>
      <polygon points={pointsOf(spots)} onClick={onPress} />
      {lines.map((line, index) => (
        <text
          key={line}
          x={middle?.x}
          y={(middle?.y ?? 0) + (index - (lines.length - 1) / 2) * size * 1.25}
          fontSize={size}
        >
          {line}
        </text>
      ))}
    </g>
  );
}
