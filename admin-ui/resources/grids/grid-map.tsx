import { useMemo, useRef, useState, type PointerEvent } from 'react';
import type { Grid } from '../../../api/contract/reference.ts';
import { ringOf, type Corner, type Ring } from '../../../domain/grids/ring.ts';
import { GridOutline, pointsOf } from '../../maps/grid-outline.tsx';
import { MapZoom } from '../../maps/map-zoom.tsx';
import type { Spot } from '../../maps/spot.ts';
import { useWords } from '../../messages/use-words.ts';
import { CornerHandles } from './corner-handles.tsx';
import { moved, snapped } from './grid-draft.ts';
import { sheetOf, type Sheet } from './map-view.ts';

export interface GridMapProps {
  /** Those that are drawn; the one that is being changed is drawn from `ring`. */
  readonly grids: readonly Grid[];
  readonly chosen: string | null;
  /** What is being drawn; null: nothing. */
  readonly ring: Ring | null;
  readonly wrong: boolean;
  /** A place to look at. */
  readonly at: Corner | null;
  readonly onChoose: (id: string) => void;
  readonly onRing: (ring: Ring) => void;
}

const zooms = [1, 1.5, 2.5, 4, 8] as const;
const margin = 0.04;
/** Letters and corners as a share of the window, so that they keep their size. */
const letter = 0.016;
const handle = 0.009;

const far = (one: Spot, other: Spot): number => Math.hypot(one.x - other.x, one.y - other.y);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const middleOf = (spots: readonly Spot[]): Spot => ({
  x: mean(spots.map(({ x }) => x)),
  y: mean(spots.map(({ y }) => y)),
});

/** Where a pointer is on the sheet; null where the browser cannot say. */
function spotOf(
  svg: SVGSVGElement | null,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Spot | null {
  const matrix = svg?.getScreenCTM()?.inverse();
  return matrix === undefined ? null : new DOMPoint(clientX, clientY).matrixTransform(matrix);
}

/** The part of the sheet that is shown. */
interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** It follows `center` when `reason` changes, but not the corner that is being moved. */
function useWindow(sheet: Sheet, zoom: number, center: Spot, reason: string): Window {
  const [held, setHeld] = useState({ center, reason });
  if (held.reason !== reason) setHeld({ center, reason });
  const edge = Math.max(sheet.width, sheet.height) * margin;
  const width = (sheet.width + 2 * edge) / zoom;
  const height = (sheet.height + 2 * edge) / zoom;
  return zoom === 1
    ? { x: -edge, y: -edge, width, height }
    : { x: held.center.x - width / 2, y: held.center.y - height / 2, width, height };
}

/** Follows a pointer that was pressed on an element, until it is lifted. */
function follow(
  event: PointerEvent<SVGElement>,
  onMove: (step: globalThis.PointerEvent) => void,
): void {
  const { currentTarget: target, pointerId } = event;
  target.setPointerCapture(pointerId);
  const end = (): void => {
    target.removeEventListener('pointermove', onMove);
    target.removeEventListener('pointerup', end);
    target.removeEventListener('pointercancel', end);
  };
  target.addEventListener('pointermove', onMove);
  target.addEventListener('pointerup', end);
  target.addEventListener('pointercancel', end);
}

/** A map is no form, and its parts are no controls of one. */
const together = { role: 'group' };

/** A plain map of the grids from own data, without tiles: one is chosen, or its corners are moved. */
export function GridMap(props: GridMapProps) {
  const { grids, chosen, ring, wrong, at, onChoose, onRing } = props;
  const { t } = useWords();
  const svg = useRef<SVGSVGElement>(null);
  const [zoom, setZoom] = useState<number>(1);
  const drawn = useMemo(
    () => grids.map((grid) => ({ grid, ring: ringOf(grid.polygon) ?? [] })),
    [grids],
  );
  // Of what is saved alone, so that nothing jumps under the pointer.
  const sheet = useMemo(() => sheetOf(drawn.flatMap((each) => each.ring)), [drawn]);
  const looked = at === null ? undefined : sheet.toSpot(at);
  const chosenRing = ring ?? drawn.find(({ grid }) => grid.id === chosen)?.ring ?? [];
  const center = looked ?? middleOf(chosenRing.map(sheet.toSpot));
  const reason = [chosen, zoom, at, ring !== null].join(' ');
  const { x, y, width, height } = useWindow(sheet, zoom, center, reason);
  const onTop = (grid: Grid): number => (grid.id === chosen ? 1 : 0);
  const drag = (index: number, event: PointerEvent<SVGElement>): void => {
    if (ring === null) return;
    const others = drawn.filter(({ grid }) => grid.id !== chosen).flatMap((each) => each.ring);
    follow(event, (step) => {
      const spot = spotOf(svg.current, step);
      if (spot === null) return;
      const distance = (one: Corner, other: Corner): number =>
        far(sheet.toSpot(one), sheet.toSpot(other));
      const to = snapped(sheet.toCorner(spot), others, distance, width * handle * 1.5);
      onRing(moved(ring, index, to));
    });
  };
  return (
    <div className="bh-grid-map">
      <svg
        ref={svg}
        {...together}
        aria-label={t('grids.map')}
        viewBox={[x, y, width, height].join(' ')}
      >
        {drawn
          .filter(({ grid }) => ring === null || grid.id !== chosen)
          // What is drawn last lies on top, also where it overlaps another.
          .toSorted((one, other) => onTop(one.grid) - onTop(other.grid))
          .map(({ grid, ring: outline }) => {
            const spots = outline.map(sheet.toSpot);
            return (
              <GridOutline
                key={grid.id}
                grid={grid}
                className={grid.id === chosen ? 'grid chosen' : 'grid'}
                spots={spots}
                middle={middleOf(spots)}
                size={width * letter}
                onPress={() => {
                  if (ring === null) onChoose(grid.id);
                }}
              />
            );
          })}
        {ring === null ? null : (
          <g className={wrong ? 'draft wrong' : 'draft'}>
            <polygon points={pointsOf(ring.map(sheet.toSpot))} />
            <CornerHandles
              ring={ring}
              sheet={sheet}
              radius={width * handle}
              onDrag={drag}
              onMove={(index, to) => {
                onRing(moved(ring, index, to));
              }}
              onRing={onRing}
            />
          </g>
        )}
        {looked === undefined ? null : (
          <circle className="here" cx={looked.x} cy={looked.y} r={width * handle * 2} />
        )}
      </svg>
      <MapZoom zoom={zoom} steps={zooms} onZoom={setZoom} />
    </div>
  );
}
