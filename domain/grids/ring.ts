/** Degrees, longitude first, as in GeoJSON (RFC 7946, 3.1.1). */
export type Corner = readonly [longitude: number, latitude: number];

/** Corners of a polygon in order; the last one is joined to the first, which is not repeated. */
export type Ring = readonly Corner[];

const isCorner = (value: unknown): value is Corner =>
  Array.isArray(value) &&
  value.length >= 2 &&
  [value[0], value[1]].every((part) => typeof part === 'number' && Number.isFinite(part));

const same = (one: Corner | undefined, other: Corner | undefined): boolean =>
  one?.[0] === other?.[0] && one?.[1] === other?.[1];

/** The outer ring of GeoJSON coordinates of a polygon; null when they are none. */
export const ringOf = (polygon: unknown): Ring | null => {
  const outer: unknown = Array.isArray(polygon) ? polygon[0] : null;
  if (!Array.isArray(outer) || !outer.every(isCorner)) return null;
  const corners = outer.map(([longitude, latitude]): Corner => [longitude, latitude]);
  return corners.length > 1 && same(corners[0], corners.at(-1)) ? corners.slice(0, -1) : corners;
};

/** GeoJSON coordinates: one ring, whose first corner stands at its end again (RFC 7946, 3.1.6). */
export const polygonOf = (ring: Ring): readonly [Ring] => [[...ring, ...ring.slice(0, 1)]];

/** Whether a ring surrounds a point: a ray to the east crosses it an odd number of times. */
export const surrounds = (ring: Ring, [x, y]: Corner): boolean => {
  let inside = false;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    if (crosses) inside = !inside;
  }
  return inside;
};
