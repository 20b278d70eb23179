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
const half = { x: 2.6, y: 1.4 };
const buttons = { width: 3.5, height: 6 };
const caption = { width: 10, height: 3 };

const within = (at: number, from: number, to: number): number => Math.min(Math.max(at, from), to);

/** Where a name is seen as a whole, as near its middle as may be: beside the caption first, then above it. */
function seenAt(middle: Spot, seen: Frame, size: number): readonly Spot[] {
  const [left, top] = [seen.x + half.x * size, seen.y + half.y * size];
  const [right, foot] = [seen.x + seen.width - half.x * size, seen.y + seen.height - half.y * size];
  const y = within(middle.y, top, foot);
  if (y < top + buttons.height * size)
    return [{ x: within(middle.x, left, right - buttons.width * size), y }];
  const x = within(middle.x, left, right);
  const [beside, above] = [left + caption.width * size, foot - caption.height * size];
  return x >= beside || y <= above
    ? [{ x, y }]
    : [
        { x: beside, y },
        { x, y: above },
      ];
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
  const isIn = ({ x, y }: Spot): boolean =>
    [-1, 1].every((across) =>
      [-1, 1].every((down) =>
        isInside(
          projection.toPoint({ x: x + across * half.x * size, y: y + down * half.y * size }),
          ring,
        ),
      ),
    );
  const places = seenAt(middle, seen, size);
  return places.find((at) => (at.x === middle.x && at.y === middle.y) || isIn(at)) ?? null;
}
