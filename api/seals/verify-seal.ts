import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { headLine, type SealedHead } from '../../domain/ledger/seal-text.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { sealedHeads } from '../../migrations/sealed-heads.ts';
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
      h.seq, case when l.hash is null then 'place-missing' else 'sealed-otherwise' end as reason
    from unnest(${heads.map(({ caseId }) => caseId)}::text[], ${heads.map(({ seq }) => seq)}::integer[],
      ${heads.map(({ hash }) => hash)}::text[]) as h (case_id, seq, hash)
    left join ledger_entry l on l.case_id = h.case_id and l.seq = h.seq
    left join "case" c on c.id = h.case_id
    where l.hash is distinct from h.hash
    order by h.case_id`.execute(db);
  return rows;
};

/**
 * Computes anew what a seal signs, and looks whether the sealed entries still stand in the ledgers. It reads the ends
 * of all chains, some thousands at a time.
 * @throws Problem `not-found`
 */
export const verifySeal = async ({ database }: ApiServices, id: string): Promise<SealVerdict> => {
  const row = await findSeal(database, id);
  const content = contentOf(row);
  const verdict = {
    signed: isSigned(content, row.public_key, row.signature),
    linked: isLinked(row),
  };
  if (row.moved === null)
    return { ...verdict, heads: 'not-kept', checked: 0, faults: 0, found: [] };
  const hash = createHash('sha256');
  const found: LedgerFault[] = [];
  let [checked, faults] = [0, 0];
  for await (const page of sealedHeads(database, row.id)) {
    for (const head of page) hash.update(headLine(head));
    const changed = await changedSince(database, page);
    checked += page.length;
    faults += changed.length;
    found.push(...changed.slice(0, ledgerCheckLimits.shownFaults - found.length));
  }
  const proven = checked === content.heads && hash.digest('hex') === content.headsHash;
  return { ...verdict, heads: proven ? 'proven' : 'differ', checked, faults, found };
};
