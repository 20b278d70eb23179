import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { ResponsibilityRule } from '../contract/responsibilities.ts';

export type StoredRule = ResponsibilityRule & { readonly id: string };

/** Every rule of the table, by class and grid. */
export const responsibilityRules = async (
  database: Kysely<Database>,
): Promise<readonly StoredRule[]> => {
  const rows = await database
    .selectFrom('responsibility')
    .selectAll()
    .orderBy('kind')
    .orderBy('class_code')
    .orderBy('grid_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    classCode: row.class_code,
    grid: row.grid_id,
    unit: row.unit_id,
  }));
};

/** The table as readers get it. */
export const ruleOf = ({ kind, classCode, grid, unit }: StoredRule): ResponsibilityRule => ({
  kind,
  classCode,
  grid,
  unit,
});
