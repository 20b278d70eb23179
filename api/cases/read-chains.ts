import type { Kysely } from 'kysely';
import type { ChainedEntry } from '../../domain/ledger/verify-chain.ts';
import type { Database } from '../../migrations/schema/index.ts';

/** The ledgers of some cases, by case, each in order. */
export const readChains = async (
  database: Kysely<Database>,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ChainedEntry[]>> => {
  if (caseIds.length === 0) return new Map();
  const rows = await database
    .selectFrom('ledger_entry')
    .where('case_id', 'in', caseIds)
    .selectAll()
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const entries = rows.map((row) => ({
    caseId: row.case_id,
    seq: row.seq,
    step: row.step,
    // 'infinity' comes as a number
    at: Number(row.at),
    actor: row.actor,
    origin: row.origin,
    type: row.type,
    params: row.params,
    taskId: row.task_id,
    elementId: row.element_id,
    commandId: row.command_id,
    digest: row.digest,
    hash: row.hash,
  }));
  return Map.groupBy(entries, ({ caseId }) => caseId);
};
