import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

/** An open case with a clock that falls due within the forecast. */
export interface DueCase {
  readonly id: string;
  readonly category: string | null;
  readonly procedure_key: string;
  readonly procedure_version: number;
  readonly graph_hash: string;
  readonly settings: unknown;
}

/**
 * How many cases fall due, and at most so many of them, chosen by the seed. `due_at` is that of the clock which falls
 * due first, so none of these is overdue yet.
 */
export const dueCases = async (
  db: Db,
  span: { readonly now: Date; readonly until: Date },
  { most, seed }: { readonly most: number; readonly seed: string },
): Promise<{ readonly total: number; readonly cases: readonly DueCase[] }> => {
  const { rows } = await sql<DueCase & { readonly total: number }>`
    select c.id, c.category, c.procedure_key, c.procedure_version, c.graph_hash, c.settings,
      (count(*) over ())::integer as total
    from "case" c where c.state = 'open' and c.due_at > ${span.now} and c.due_at <= ${span.until}
    order by md5(${seed} || c.id) limit ${most}`.execute(db);
  return { total: rows[0]?.total ?? 0, cases: rows };
};
