import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { headLine, type SealedHead } from '../../domain/ledger/seal-text.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { headsUpTo, sealedHeads } from '../../migrations/sealed-heads.ts';
import { ledgerCheckLimits, type LedgerFault, type SealVerdict } from '../contract/audit.ts';
import { openTitle } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { findSeal } from './find-seal.ts';
import { contentOf, isLinked, isSigned } from './seal-rows.ts';

/** Of the sealed ends those whose entry is missing by now, or another one. */
export const changedSince = async (
  db: Db,
  heads: readonly SealedHead[],
): Promise<LedgerFault[]> => {
  const { rows } = await sql<LedgerFault>`
    select h.case_id as "caseId", coalesce(c.number, c.report_number, '') as number, ${openTitle} as title,
      coalesce(c.secrecy, 'ordinary') as secrecy, h.seq, case when l.hash is null then 'place-missing' else 'sealed-otherwise' end as reason
    from unnest(${heads.map(({ caseId }) => caseId)}::text[], ${heads.map(({ seq }) => seq)}::integer[],
      ${heads.map(({ hash }) => hash)}::text[]) as h (case_id, seq, hash)
    left join ledger_entry l on l.case_id = h.case_id and l.seq = h.seq
    left join "case" c on c.id = h.case_id
    where l.hash is distinct from h.hash
    order by h.case_id, h.seq`.execute(db);
  return rows;
};

/** Whether a seal before this one kept the chain ends: then this one has lost its own. */
const keptBefore = async (db: Db, sealId: string): Promise<boolean> =>
  (await db
    .selectFrom('seal')
    .where('id', '<', sealId)
    .where('moved', 'is not', null)
    .select('id')
    .executeTakeFirst()) !== undefined;

/**
 * Computes anew what a seal signs, and looks whether all that was sealed up to it still stands in the ledgers: a ledger
 * that was written anew between two seals agrees with the later one. It reads the ends of all chains, some thousands at a time.
 * @throws Problem `not-found`
 */
export const verifySeal = async ({ database }: ApiServices, id: string): Promise<SealVerdict> => {
  const row = await findSeal(database, id);
  const content = contentOf(row);
  const verdict = {
    signed: isSigned(content, row.public_key, row.signature),
    linked: isLinked(row),
  };
  if (row.moved === null) {
    const heads = (await keptBefore(database, row.id)) ? 'differ' : 'not-kept';
    return { ...verdict, heads, checked: 0, faults: 0, found: [] };
  }
  const hash = createHash('sha256');
  let checked = 0;
  for await (const page of sealedHeads(database, row.id)) {
    for (const head of page) hash.update(headLine(head));
    checked += page.length;
  }
  const found: LedgerFault[] = [];
  let [faults, last] = [0, ''];
  for await (const page of headsUpTo(database, row.id))
    for (const fault of await changedSince(database, page)) {
      // Of a case the first: what comes after it cannot be trusted anyway.
      if (fault.caseId === last) continue;
      last = fault.caseId;
      faults += 1;
      if (found.length < ledgerCheckLimits.shownFaults) found.push(fault);
    }
  const proven = checked === content.heads && hash.digest('hex') === content.headsHash;
  return { ...verdict, heads: proven ? 'proven' : 'differ', checked, faults, found };
};
