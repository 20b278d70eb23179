import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { Grid } from '../contract/reference.ts';

/** Every grid, also closed ones. */
export const gridRows = async (database: Kysely<Database>): Promise<readonly Grid[]> => {
  const rows = await database
    .selectFrom('grid')
    .innerJoin('unit', 'unit.id', 'grid.unit_id')
    .selectAll('grid')
    .select(['unit.name as unit_name', 'unit.name_en as unit_name_en'])
    .orderBy('grid.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    unit: { id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en },
    polygon: row.polygon,
    active: row.active,
    version: row.version,
  }));
};
