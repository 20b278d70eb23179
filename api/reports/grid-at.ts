import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

type Point = readonly [longitude: number, latitude: number];

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';

/** The outer ring of GeoJSON coordinates of a polygon. */
const ringOf = (polygon: unknown): readonly Point[] => {
  const ring: unknown = Array.isArray(polygon) ? polygon[0] : null;
  return Array.isArray(ring) ? ring.filter(isPoint) : [];
};

/** Whether a ring surrounds a point: a ray to the east crosses it an odd number of times. */
export const surrounds = (ring: readonly Point[], [x, y]: Point): boolean => {
  let inside = false;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const crosses = y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    if (crosses) inside = !inside;
  }
  return inside;
};

/** The grid in which a position lies, by the sketched polygons; null outside of all. */
export const gridAt = async (
  database: Kysely<Database>,
  position: Point,
): Promise<{ readonly id: string; readonly unit: string } | null> => {
  const rows = await database
    .selectFrom('grid')
    .select(['id', 'unit_id', 'polygon'])
    .orderBy('id')
    .execute();
  const found = rows.find((row) => surrounds(ringOf(row.polygon), position));
  return found === undefined ? null : { id: found.id, unit: found.unit_id };
};
