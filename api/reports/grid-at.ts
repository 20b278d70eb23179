import type { Kysely } from 'kysely';
import { ringOf, surrounds, type Corner } from '../../domain/grids/ring.ts';
import type { Database } from '../../migrations/schema/index.ts';

/** The grid in which a position lies, by the sketched polygons; null outside of all. */
export const gridAt = async (
  database: Kysely<Database>,
  position: Corner,
): Promise<{ readonly id: string; readonly unit: string } | null> => {
  const rows = await database
    .selectFrom('grid')
    .select(['id', 'unit_id', 'polygon'])
    .where('active', '=', true)
    .orderBy('id')
    .execute();
  const found = rows.find((row) => surrounds(ringOf(row.polygon) ?? [], position));
  return found === undefined ? null : { id: found.id, unit: found.unit_id };
};
