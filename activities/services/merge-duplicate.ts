import { duplicatesOf, originalOf } from '../../migrations/duplicates.ts';
import { appendLedger, type DeskEntry } from '../../migrations/functions/append-ledger.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { permanentFailure } from '../failures.ts';
import { requiredText } from './inputs.ts';
import { endOf } from './end-of.ts';
import { oweAnswers } from './owed-answers.ts';
import type { Service } from './service.ts';

/** A case with its head row locked: until the transaction ends nothing else happens to it. */
interface LockedCase {
  readonly id: string;
  readonly number: string;
  readonly round: number;
  readonly state: string;
}

const lockCases = async (
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedCase>> => {
  const rows = await db
    .selectFrom('case')
    .select(['id', 'number', 'report_number', 'round', 'state'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return new Map(
    rows.map(({ id, number, report_number: reportNumber, round, state }) => [
      id,
      { id, number: number ?? reportNumber, round, state },
    ]),
  );
};

/** The duplicate and the original that it leads to, which is nobody's duplicate. */
const lockBoth = async (
  db: Db,
  caseId: string,
  named: string,
): Promise<{ readonly duplicate: LockedCase; readonly original: LockedCase | null }> => {
  const known = await originalOf(db, named);
  const locked = await lockCases(db, [caseId, known]);
  const duplicate = locked.get(caseId);
  if (duplicate === undefined)
    throw permanentFailure(
      'case-not-found',
      'Expected the case to be in the database, but it is not',
    );
  // What was merged while the lock was waited for leads elsewhere now.
  const now = await originalOf(db, named);
  if (now !== known && now !== caseId)
    throw new Error('Expected the original to stay one while it was locked, but it was merged');
  return { duplicate, original: locked.get(now) ?? null };
};

const record = async (db: Db, duplicate: LockedCase, original: LockedCase): Promise<void> => {
  const system = { actor: { person: null }, origin: 'system' };
  const entries: readonly Pick<DeskEntry, 'caseId' | 'type' | 'params'>[] = [
    {
      caseId: duplicate.id,
      type: 'case-merged',
      params: { original: original.id, number: original.number },
    },
    {
      caseId: original.id,
      type: 'duplicate-merged',
      params: { duplicate: duplicate.id, number: duplicate.number },
    },
  ];
  for (const entry of entries.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1))) {
    await appendLedger(db, { ...system, ...entry });
  }
  await db
    .insertInto('event')
    .values({
      type: 'case-changed',
      case_id: original.id,
      task_id: null,
      version: 0,
      role: null,
      unit_id: null,
      person_id: null,
      grid_id: null,
    })
    .execute();
};

/** Links the two, and takes along what was merged into the duplicate before. */
const link = async (db: Db, duplicate: LockedCase, original: LockedCase): Promise<void> => {
  const taken = (await duplicatesOf(db, duplicate.id)).map(({ id }) => id);
  await db
    .insertInto('duplicate')
    .values({ case_id: duplicate.id, round: duplicate.round, original_id: original.id })
    .execute();
  if (taken.length > 0)
    await db
      .updateTable('duplicate')
      .set({ original_id: original.id })
      .where('original_id', '=', duplicate.id)
      .where('case_id', 'in', taken)
      .execute();
  await record(db, duplicate, original);
  // An original that has ended answers at once; one that has not, when it does.
  const end = await endOf(db, original.id);
  if (end === null) return;
  await oweAnswers(db, { caseId: original.id, end, reportsOf: [duplicate.id, ...taken] });
};

/**
 * Merges the case into the one that it repeats: reports of the duplicate are answered with the
 * original, and both ledgers say so. Input `original`: id of a case; a duplicate stands for its own
 * original. The error `cannot-merge` says that this would be the case itself, or one that is void.
 */
export const mergeDuplicate: Service = async ({ db }, call) => {
  const named = requiredText(call, 'original');
  return db.transaction().execute(async (transaction) => {
    const { duplicate, original } = await lockBoth(transaction, call.caseId, named);
    const merged = await originalOf(transaction, duplicate.id);
    if (merged !== duplicate.id) return { variables: { duplicateOf: merged } };
    if (original === null || original.id === duplicate.id || original.state === 'void') {
      const message = 'The original is the case itself, void, or unknown';
      return { variables: {}, error: { code: 'cannot-merge', message } };
    }
    await link(transaction, duplicate, original);
    return { variables: { duplicateOf: original.id } };
  });
};
