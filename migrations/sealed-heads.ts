import { sql } from 'kysely';
import type { SealedHead } from '../domain/ledger/seal-text.ts';
import type { Db } from './functions/call-function.ts';

const atOnce = 5_000;

/** The ends of all chains as a seal signed them, in order of case id, some at a time. */
export async function* sealedHeads(db: Db, sealId: string): AsyncGenerator<readonly SealedHead[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<SealedHead>`
      select distinct on (case_id) case_id as "caseId", seq, hash from seal_head
      where case_id > ${after} and seal_id <= ${sealId}
      order by case_id, seal_id desc limit ${atOnce}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.caseId ?? '';
  }
}
