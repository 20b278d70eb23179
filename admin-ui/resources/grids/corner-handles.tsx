import type { KeyboardEvent, PointerEvent } from 'react';
import type { Corner, Ring } from '../../../domain/grids/ring.ts';
import { useWords } from '../../messages/use-words.ts';
import { split, without } from './grid-draft.ts';
import type { Spot } from '../../maps/spot.ts';
import type { Sheet } from './map-view.ts';

interface HandlesProps {
  readonly ring: Ring;
  readonly sheet: Sheet;
  /** Meters of a radius that looks the same at every zoom. */
  readonly radius: number;
  readonly onDrag: (index: number, event: PointerEvent<SVGElement>) => void;
  /** A corner is put somewhere by keys. */
  readonly onMove: (index: number, to: Corner) => void;
  readonly onRing: (ring: Ring) => void;
}

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Meters of one press of an arrow key, and with Shift. */
const step = 10;
const fineStep = 1;

const digits = 5;
/** No button of HTML stands within SVG. */
const pressable = { role: 'button' };

const middleOf = (one: Spot, other: Spot): Spot => ({
  x: (one.x + other.x) / 2,
  y: (one.y + other.y) / 2,
});

/** The corners of the ring that is drawn, each moved by mouse or keys, and one to add on each edge. */
export function CornerHandles(props: HandlesProps) {
  const { ring, sheet, radius, onDrag, onMove, onRing } = props;
  const { t } = useWords();
  const spots = ring.map(sheet.toSpot);
  const press = (event: KeyboardEvent<SVGElement>, index: number, spot: Spot): void => {
    const way = ways[event.key];
    const acts: Readonly<Record<string, () => void>> = {
      Delete: () => {
        onRing(without(ring, index));
      },
      Backspace: () => {
        onRing(without(ring, index));
      },
      Enter: () => {
        onRing(split(ring, index));
      },
    };
    const act =
      way === undefined
        ? acts[event.key]
        : () => {
            const far = event.shiftKey ? fineStep : step;
            onMove(index, sheet.toCorner({ x: spot.x + way[0] * far, y: spot.y + way[1] * far }));
          };
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <>
      {spots.map((spot, index) => {
        const middle = middleOf(spot, spots[(index + 1) % spots.length] ?? spot);
        return (
          <circle
            key={`edge ${String(index)}`}
            className="edge"
            {...pressable}
            tabIndex={-1}
            aria-label={t('grids.addCorner', { number: index + 1 })}
            cx={middle.x}
            cy={middle.y}
            r={radius * 0.7}
            onClick={() => {
              onRing(split(ring, index));
            }}
          />
        );
      })}
      {spots.map((spot, index) => (
        <circle
          key={`corner ${String(index)}`}
          className="corner"
          {...pressable}
          tabIndex={0}
          aria-label={t('grids.corner', {
            number: index + 1,
            longitude: (ring[index]?.[0] ?? 0).toFixed(digits),
            latitude: (ring[index]?.[1] ?? 0).toFixed(digits),
          })}
          cx={spot.x}
          cy={spot.y}
          r={radius}
          onPointerDown={(event) => {
            onDrag(index, event);
          }}
          onKeyDown={(event) => {
            press(event, index, spot);
          }}
        />
      ))}
    </>
  );
}
