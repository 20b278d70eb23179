import type { Spot } from '../../maps/spot.ts';

/** A place on the ground, degrees. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** A grid with the outer ring of its sketched polygon. */
export interface SketchGrid {
  readonly id: string;
  readonly ring: readonly Point[];
}

/** Degrees to meters on a flat sketch, and back; x to the east, y to the south. */
export interface Projection {
  readonly toSpot: (point: Point) => Spot;
  readonly toPoint: (spot: Spot) => Point;
  readonly width: number;
  readonly height: number;
}

const metersPerDegree = 111_320;
const radians = Math.PI / 180;

const pairOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads GeoJSON coordinates of a polygon; null when they are none. */
export function ringOf(polygon: unknown): readonly Point[] | null {
  const outer: unknown = Array.isArray(polygon) ? polygon[0] : null;
  if (!Array.isArray(outer)) {
    return null;
  }
  const points = outer.flatMap((pair: unknown): Point[] => {
    const [longitude, latitude] = pairOf(pair);
    return typeof longitude === 'number' && typeof latitude === 'number'
      ? [{ longitude, latitude }]
      : [];
  });
  return points.length >= 3 ? points : null;
}

/** A flat projection around the given points: good enough for a town, and it needs no tiles. */
export function projectionOf(points: readonly Point[]): Projection {
  const longitudes = points.map((point) => point.longitude);
  const latitudes = points.map((point) => point.latitude);
  const west = Math.min(...longitudes);
  const north = Math.max(...latitudes);
  const south = Math.min(...latitudes);
  const perLongitude = metersPerDegree * Math.cos(((north + south) / 2) * radians);
  return {
    toSpot: ({ longitude, latitude }) => ({
      x: (longitude - west) * perLongitude,
      y: (north - latitude) * metersPerDegree,
    }),
    toPoint: ({ x, y }) => ({
      longitude: west + x / perLongitude,
      latitude: north - y / metersPerDegree,
    }),
    width: (Math.max(...longitudes) - west) * perLongitude,
    height: (north - south) * metersPerDegree,
  };
}

/** Whether a point lies in a ring (even-odd rule). */
function isInside(point: Point, ring: readonly Point[]): boolean {
  let inside = false;
  for (const [index, one] of ring.entries()) {
    const other = ring.at(index - 1) ?? one;
    const crosses = one.latitude > point.latitude !== other.latitude > point.latitude;
    const at =
      other.longitude +
      ((point.latitude - other.latitude) * (one.longitude - other.longitude)) /
        (one.latitude - other.latitude);
    if (crosses && point.longitude < at) {
      inside = !inside;
    }
  }
  return inside;
}

/** The grid that a point lies in; null outside all of them. */
export function gridAt<G extends SketchGrid>(point: Point, grids: readonly G[]): G | null {
  return grids.find((grid) => isInside(point, grid.ring)) ?? null;
}

/** The part of the sketch that is shown: a window of `span` meters across around a spot, or all of it. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const border = 0.03;

export function frameOf(projection: Projection, center: Spot | null, zoom: number): Frame {
  const margin = Math.max(projection.width, projection.height) * border;
  const width = (projection.width + 2 * margin) / zoom;
  const height = (projection.height + 2 * margin) / zoom;
  const middle = center ?? { x: projection.width / 2, y: projection.height / 2 };
  const clamp = (at: number, length: number, size: number): number =>
    Math.min(Math.max(at - length / 2, -margin), size + margin - length);
  return {
    x: clamp(middle.x, width, projection.width),
    y: clamp(middle.y, height, projection.height),
    width,
    height,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Middle of a ring, where its name is written. */
export function middleOf(ring: readonly Point[]): Point {
  const corners = ring.slice(0, -1);
  return {
    longitude: mean(corners.map((corner) => corner.longitude)),
    latitude: mean(corners.map((corner) => corner.latitude)),
  };
}

/** What of a frame is seen in a box of that shape: `slice` crops the longer side, the middle stays. */
export function seenOf(
  frame: Frame,
  box: { readonly width: number; readonly height: number },
): Frame {
  const scale = Math.max(box.width / frame.width, box.height / frame.height);
  const width = box.width / scale;
  const height = box.height / scale;
  return {
    x: frame.x + (frame.width - width) / 2,
    y: frame.y + (frame.height - height) / 2,
    width,
    height,
  };
}

/** Half of a name, and what lies over the sketch: its buttons at the top right, its caption at the foot; in letters. */
const half = { x: 3, y: 1.4 };
const buttons = { width: 3.5, height: 6 };
const caption = { width: 10, height: 3 };

const within = (at: number, from: number, to: number): number => Math.min(Math.max(at, from), to);

/** Beside its middle as little as it takes to be seen as a whole. */
function seenAt(middle: Spot, seen: Frame, size: number): Spot {
  const above = middle.x < seen.x + (caption.width + half.x) * size ? caption.height : 0;
  const foot = (half.y + above) * size;
  const y = within(middle.y, seen.y + half.y * size, seen.y + seen.height - foot);
  const left = y < seen.y + (buttons.height + half.y) * size ? buttons.width : 0;
  const right = (half.x + left) * size;
  return { x: within(middle.x, seen.x + half.x * size, seen.x + seen.width - right), y };
}

/**
 * Where the name of a grid is written: in its middle, or beside it where the name is seen as a whole;
 * null where the grid has no such place. `size` of a letter, meters.
 */
export function namePlace(
  ring: readonly Point[],
  projection: Projection,
  { seen, size }: { readonly seen: Frame; readonly size: number },
): Spot | null {
  const middle = projection.toSpot(middleOf(ring));
  const at = seenAt(middle, seen, size);
  if (at.x === middle.x && at.y === middle.y) return middle;
  const corners = [-1, 1].flatMap((across) =>
    [-1, 1].map((down) => ({ x: at.x + across * half.x * size, y: at.y + down * half.y * size })),
  );
  return corners.every((corner) => isInside(projection.toPoint(corner), ring)) ? at : null;
}
