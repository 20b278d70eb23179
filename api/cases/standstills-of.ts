import type { Kysely } from 'kysely';
import type { Standstill } from '../../domain/clocks/stood-still.ts';
import type { Database } from '../../migrations/schema/index.ts';

/** When a case was parked, by its ledger, oldest first; where it still is, until it goes on by itself. */
export const standstillsOf = async (
  database: Kysely<Database>,
  caseId: string,
): Promise<readonly Standstill[]> => {
  const rows = await database
    .selectFrom('ledger_entry')
    .where('case_id', '=', caseId)
    .where('type', 'in', ['case-parked', 'case-unparked'])
    .select(['type', 'at', 'params'])
    .orderBy('seq')
    .execute();
  return rows.flatMap(({ type, at, params }, index) => {
    if (type !== 'case-parked') return [];
    const over = rows.slice(index + 1).find((row) => row.type === 'case-unparked')?.at;
    return [{ since: at.getTime(), until: over?.getTime() ?? plannedEnd(params) }];
  });
};

const plannedEnd = (params: unknown): number =>
  typeof params === 'object' && params !== null && 'until' in params ? Number(params.until) : 0;
