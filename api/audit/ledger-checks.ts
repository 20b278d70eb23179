import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';
import { newId } from '../../migrations/new-id.ts';
import { type LedgerCheck, ledgerCheckLimits, type LedgerFault } from '../contract/audit.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { writeSecurityEvent } from '../security-log.ts';
import { caseNamed } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { type CheckedChains, chainsAfter } from './chains-after.ts';

interface Row {
  readonly id: string;
  readonly created_by: string;
  readonly name: string;
  readonly name_en: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly total: number;
  readonly cases: number;
  readonly entries: number;
  readonly faults: number;
  readonly found: readonly LedgerFault[];
}

const viewOf = (row: Row): LedgerCheck => ({
  id: row.id,
  by: { id: row.created_by, name: row.name, nameEn: row.name_en },
  beganAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  // What was opened meanwhile is verified too.
  total: Math.max(row.total, row.cases),
  cases: row.cases,
  entries: row.entries,
  faults: row.faults,
  found: [...row.found],
});

const checks = async (
  db: Db,
  reader: Reader,
  where: ReturnType<typeof sql>,
  most: number,
): Promise<LedgerCheck[]> => {
  const { rows } = await sql<Row>`
    select k.id, k.created_by, p.name, p.name_en, k.created_at, k.finished_at, k.total, k.cases,
      k.entries::float8 as entries, k.faults,
      coalesce((select jsonb_agg(f) from (
        select f.case_id as "caseId", ${caseNamed(reader.id)}, f.seq, f.reason
        from ledger_check_fault f join "case" c on c.id = f.case_id
        where f.check_id = k.id order by f.case_id limit ${sql.lit(ledgerCheckLimits.shownFaults)}) f), '[]') as found
    from ledger_check k join person p on p.id = k.created_by
    where ${where} order by k.created_at desc, k.id desc limit ${sql.lit(most)}`.execute(db);
  return rows.map(viewOf);
};

/** The last verifications, the newest first. */
export const ledgerChecks = async (
  { database }: ApiServices,
  reader: Reader,
): Promise<LedgerCheck[]> => checks(database, reader, sql`true`, ledgerCheckLimits.shown);

/** @throws Problem `not-found` */
const ledgerCheckAt = async (db: Db, reader: Reader, id: string): Promise<LedgerCheck> => {
  const [found] = await checks(db, reader, sql`k.id = ${id}`, 1);
  if (found === undefined) throw new Problem('not-found');
  return found;
};

/** Begins to verify all ledgers; nothing is verified yet. */
export const beginLedgerCheck = async (
  services: ApiServices,
  reader: Reader,
): Promise<LedgerCheck> => {
  const { database } = services;
  const id = newId();
  await sql`insert into ledger_check (id, created_by, created_at, total)
    select ${id}, ${reader.id}, ${services.now()}, count(*) from "case"`.execute(database);
  return ledgerCheckAt(database, reader, id);
};

interface Progress {
  readonly id: string;
  readonly after: string;
  readonly checked: CheckedChains;
}

/** Notes what was verified; false when somebody else has gone on from there meanwhile. */
const note = async (
  transaction: Db,
  { id, after, checked }: Progress,
  at: Date,
): Promise<boolean> => {
  const { last, cases, entries, faults } = checked;
  const { numUpdatedRows } = await transaction
    .updateTable('ledger_check')
    .set((the) => ({
      after_case: last ?? after,
      cases: the('cases', '+', cases),
      entries: the('entries', '+', String(entries)),
      faults: the('faults', '+', faults.length),
      finished_at: cases < ledgerCheckLimits.atOnce ? at : null,
    }))
    .where('id', '=', id)
    .where('after_case', '=', after)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (faults.length > 0)
    await transaction
      .insertInto('ledger_check_fault')
      .values(
        faults.map(({ caseId, seq, reason }) => ({ check_id: id, case_id: caseId, seq, reason })),
      )
      .execute();
  return true;
};

/**
 * Verifies the next chains, and says how far it is: whoever looks at it asks until it is finished. Of two who ask at
 * once one is counted. That it was finished, and what it found, is an entry of the security log.
 * @throws Problem `not-found`
 */
export const runLedgerCheck = async (
  services: ApiServices,
  reader: Reader,
  id: string,
): Promise<LedgerCheck> => {
  const { database } = services;
  const row = await database
    .selectFrom('ledger_check')
    .where('id', '=', id)
    .select(['after_case', 'finished_at'])
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  if (row.finished_at !== null) return ledgerCheckAt(database, reader, id);
  const after = row.after_case;
  const checked = await chainsAfter(database, after, ledgerCheckLimits.atOnce);
  const at = services.now();
  return database.transaction().execute(async (transaction) => {
    const noted = await note(transaction, { id, after, checked }, at);
    const check = await ledgerCheckAt(transaction, reader, id);
    if (noted && check.finishedAt !== null) {
      const { cases, entries, faults } = check;
      const params = { check: id, cases, entries, faults };
      await writeSecurityEvent(
        transaction,
        { person: reader.id, type: 'ledgers-checked', success: faults === 0, params },
        at,
      );
    }
    return check;
  });
};
