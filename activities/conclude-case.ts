import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import type { ProgressBatch } from '../workflows/activity-port.ts';
import { oweAnswers } from './services/owed-answers.ts';
import { writeFigures } from './services/write-assessment.ts';

const hasFigures = async (db: Db, caseId: string): Promise<boolean> => {
  const found = await db
    .selectFrom('assessment')
    .innerJoin('case', (join) =>
      join.onRef('case.id', '=', 'assessment.case_id').onRef('case.round', '=', 'assessment.round'),
    )
    .select('case.id')
    .where('case.id', '=', caseId)
    .executeTakeFirst();
  return found !== undefined;
};

/**
 * What every ended case has, however it came to its end: figures, and an answer to whoever is owed
 * one. The services of its procedure write both on the ways that are drawn; on the others (a person
 * voids the case, an error that nobody catches) there is no service to be called any more, so it is
 * done where the end is recorded. Repeatable: nothing happens for a round that has its figures.
 */
export const concludeCase = async (
  db: Db,
  { caseId, case: ended, entries }: ProgressBatch,
  calendar: WorkingCalendar,
): Promise<void> => {
  if (ended.end === null || (await hasFigures(db, caseId))) return;
  const { end, variables } = ended;
  const commandId = entries.findLast(({ type }) => type === 'case-voided')?.commandId ?? null;
  await db.transaction().execute(async (transaction) => {
    const merged = await writeFigures(transaction, { caseId, end, calendar });
    const own = variables['needsAnswer'] === true ? [caseId] : [];
    await oweAnswers(transaction, { caseId, end, commandId, reportsOf: [...own, ...merged] });
  });
};
