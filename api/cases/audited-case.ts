import type { Kysely } from 'kysely';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { ChainedEntry } from '../../domain/ledger/verify-chain.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { CaseState } from '../../workflows/contract.ts';
import type { ApiServices } from '../services.ts';
import { readChains } from './read-chains.ts';

/** What the tables hold of a case at one moment. */
export interface AuditedCase {
  readonly id: string;
  readonly state: CaseState;
  readonly step: number;
  readonly variables: JsonObject;
  /** The end of the chain as the case has it. */
  readonly head: { readonly seq: number; readonly hash: string | null };
  readonly entries: readonly ChainedEntry[];
  /** Instances, in order. */
  readonly openTasks: readonly string[];
}

/** Reads it in one snapshot of the database: a case that moves meanwhile is not torn apart. */
export const readAuditedCase = async (
  { database }: ApiServices,
  caseId: string,
): Promise<AuditedCase> =>
  database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const row = await transaction
        .selectFrom('case')
        .where('id', '=', caseId)
        .select(['id', 'state', 'step', 'variables', 'ledger_seq', 'ledger_hash'])
        .executeTakeFirstOrThrow();
      return {
        id: row.id,
        state: row.state,
        step: row.step,
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a jsonb object
        variables: row.variables as JsonObject,
        head: { seq: row.ledger_seq, hash: row.ledger_hash },
        entries: (await readChains(transaction, [caseId])).get(caseId) ?? [],
        openTasks: await readOpenTasks(transaction, caseId),
      };
    });

const readOpenTasks = async (database: Kysely<Database>, caseId: string): Promise<string[]> => {
  const rows = await database
    .selectFrom('task')
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .select('instance')
    .execute();
  return rows.map((row) => row.instance).toSorted();
};
