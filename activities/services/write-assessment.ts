import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { assessCase } from '../../domain/evaluation/assess-case.ts';
import { duplicatesOf } from '../../migrations/duplicates.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { permanentFailure } from '../failures.ts';
import { factsOfCase } from './assessed-case.ts';
import { optionalText } from './inputs.ts';
import type { Service } from './service.ts';

/** A case that is about to end, or has ended, with a code such as `closed`. */
export interface AssessedEnd {
  readonly caseId: string;
  readonly end: string;
  readonly calendar: WorkingCalendar;
}

/**
 * Writes the figures of a case unless its round has them, in a transaction that holds the case: who
 * merges a duplicate after it finds them (`endOf`) and answers, who did before is in what this gives,
 * the duplicates.
 */
export const writeFigures = async (
  transaction: Db,
  { caseId, end, calendar }: AssessedEnd,
): Promise<readonly string[]> => {
  await transaction
    .selectFrom('case')
    .select('id')
    .where('id', '=', caseId)
    .forNoKeyUpdate()
    .execute();
  const found = await factsOfCase(transaction, caseId, end);
  if (found === null)
    throw permanentFailure(
      'case-not-found',
      'Expected the case to be in the database, but it is not',
    );
  const figures = JSON.stringify(assessCase(found.facts, calendar));
  await transaction
    .insertInto('assessment')
    .values({ case_id: caseId, round: found.round, figures })
    .onConflict((conflict) => conflict.columns(['case_id', 'round']).doNothing())
    .execute();
  return (await duplicatesOf(transaction, caseId)).map(({ id }) => id);
};

/**
 * Writes the figures of the case once a round, from recorded events alone (guideline 8.2.2 g).
 * Input `end`: the code of the end that follows, `closed` when absent. Gives `mergedReports`: how many
 * merged cases wait for the answer.
 */
export const writeAssessment: Service = async ({ db, calendars }, call) => {
  const end = optionalText(call, 'end') ?? 'closed';
  const calendar = await calendars.current();
  const merged = await db
    .transaction()
    .execute(async (transaction) =>
      writeFigures(transaction, { caseId: call.caseId, end, calendar }),
    );
  return { variables: { mergedReports: merged.length } };
};
