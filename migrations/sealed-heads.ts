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

/** All chain ends that were kept up to a seal, those that moved on since too, in order of case id and seal, some at a time. */
export async function* headsUpTo(db: Db, sealId: string): AsyncGenerator<readonly SealedHead[]> {
  for (let [afterCase, afterSeal] = ['', '0']; ;) {
    const { rows } = await sql<SealedHead & { readonly sealId: string }>`
      select case_id as "caseId", seq, hash, seal_id::text as "sealId" from seal_head
      where (case_id, seal_id) > (${afterCase} collate "C", ${afterSeal}::bigint) and seal_id <= ${sealId}
      order by case_id, seal_id limit ${atOnce}`.execute(db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    [afterCase, afterSeal] = [last.caseId, last.sealId];
  }
}
