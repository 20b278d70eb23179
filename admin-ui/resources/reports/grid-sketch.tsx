import { useCallback, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { GridOutline } from '../../maps/grid-outline.tsx';
import { MapZoom } from '../../maps/map-zoom.tsx';
import type { Spot } from '../../maps/spot.ts';
import {
  frameOf,
  middleOf,
  namePlace,
  projectionOf,
  seenOf,
  type Frame,
  type Point,
} from './sketch.ts';
import { useGrids } from './use-grids.ts';
import './sketch.css';

/** Radius in which similar reports are looked for (GET /api/reports/similar). */
const nearMeters = 200;
const zooms = [1, 2, 4, 8] as const;
/** One press of an arrow key, as a share of the window. */
const nudge = 0.02;

const shownOnly = { role: 'img' };

const letterPixels = 12;
const usual = { width: 384, height: 226 };

/** The size on the screen, so that letters keep theirs whatever is zoomed. */
function useShownSize() {
  const [shown, setShown] = useState(usual);
  const box = useCallback((element: HTMLElement | null) => {
    if (element === null || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(([entry]) => {
      const size = entry?.contentRect;
      if (size !== undefined && size.width > 0) {
        setShown({ width: size.width, height: size.height });
      }
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { box, shown };
}

export interface GridSketchProps {
  readonly point: Point | null;
  /** Id of the chosen grid. */
  readonly grid: string | null;
  readonly label: string;
  /** Without it the sketch only shows. */
  readonly onPoint?: ((point: Point) => void) | undefined;
}

function spotOf(event: MouseEvent<SVGSVGElement>, frame: Frame): Spot {
  const box = event.currentTarget.getBoundingClientRect();
  const seen = seenOf(frame, box);
  return {
    x: seen.x + ((event.clientX - box.left) / box.width) * seen.width,
    y: seen.y + ((event.clientY - box.top) / box.height) * seen.height,
  };
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function Pin({ spot, size }: { readonly spot: Spot; readonly size: number }) {
  return (
    <g className="pin">
      <circle className="near" cx={spot.x} cy={spot.y} r={nearMeters} />
      <g transform={`translate(${spot.x} ${spot.y}) scale(${size / 14})`}>
        <path d="M0 0c-9-12-13-18-13-24a13 13 0 0 1 26 0c0 6-4 12-13 24z" />
        <circle className="eye" cy="-24" r="4.5" />
      </g>
    </g>
  );
}

/**
 * A plain sketch of the grids from own data; it works without tiles. A press sets the point, arrow
 * keys move it.
 */
export function GridSketch({ point, grid, label, onPoint }: GridSketchProps) {
  const grids = useGrids();
  const [zoom, setZoom] = useState<number>(1);
  const { box, shown } = useShownSize();
  const projection = useMemo(() => projectionOf(grids.flatMap((each) => each.ring)), [grids]);
  if (grids.length === 0) {
    return null;
  }
  const chosen = grids.find((each) => each.id === grid);
  const spot = point === null ? null : projection.toSpot(point);
  const chosenSpot = chosen === undefined ? null : projection.toSpot(middleOf(chosen.ring));
  const frame = frameOf(projection, spot ?? chosenSpot, zoom);
  const seen = seenOf(frame, shown);
  const size = (letterPixels * seen.width) / shown.width;
  const press = (event: MouseEvent<SVGSVGElement>): void => {
    onPoint?.(projection.toPoint(spotOf(event, frame)));
  };
  const move = (event: KeyboardEvent<SVGSVGElement>): void => {
    const way = arrows[event.key];
    if (way === undefined || onPoint === undefined) {
      return;
    }
    event.preventDefault();
    const from = spot ?? { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    const step = frame.width * nudge;
    onPoint(projection.toPoint({ x: from.x + way[0] * step, y: from.y + way[1] * step }));
  };
  const settable = {
    role: 'application',
    tabIndex: 0,
    className: 'settable',
    onClick: press,
    onKeyDown: move,
  };
  return (
    <div className="bh-sketch" ref={box}>
      <svg
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
        preserveAspectRatio="xMidYMid slice"
        aria-label={label}
        {...(onPoint === undefined ? shownOnly : settable)}
      >
        {grids.map((each) => (
          <GridOutline
            key={each.id}
            grid={each}
            className={each.id === grid ? 'chosen' : ''}
            spots={each.ring.map((corner) => projection.toSpot(corner))}
            middle={namePlace(each.ring, projection, { seen, size })}
            size={size}
          />
        ))}
        {spot === null ? null : <Pin spot={spot} size={size} />}
      </svg>
      <MapZoom zoom={zoom} steps={zooms} onZoom={setZoom} />
    </div>
  );
}
