import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

export interface UnitProposal {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** Which row of the responsibility table says so. */
  readonly rule: 'class-and-grid' | 'class';
}

/** The active unit that answers for a class in a grid: its own row first, then the default of the class. */
export const proposedUnit = async (
  database: Kysely<Database>,
  wanted: { readonly kind: string; readonly code: string; readonly grid: string | null },
): Promise<UnitProposal | null> => {
  const found = await sql<UnitProposal>`
    select u.id, u.name, u.name_en as "nameEn",
      case when r.grid_id is null then 'class' else 'class-and-grid' end as rule
    from responsibility r join unit u on u.id = r.unit_id and u.active
    where r.kind = ${wanted.kind} and r.class_code = ${wanted.code}
      and (r.grid_id is null or r.grid_id = ${wanted.grid})
    order by r.grid_id is null limit 1`.execute(database);
  return found.rows[0] ?? null;
};
