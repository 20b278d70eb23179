import { assessCase } from '../../domain/evaluation/assess-case.ts';
import { permanentFailure } from '../failures.ts';
import { factsOfCase } from './assessed-case.ts';
import { optionalText } from './inputs.ts';
import type { Service } from './service.ts';

/**
 * Writes the figures of the case once a round, from recorded events alone (guideline 8.2.2 g).
 * Input `end`: the code of the end that follows, `closed` when absent.
 */
export const writeAssessment: Service = async ({ db, calendars }, call) => {
  const found = await factsOfCase(db, call.caseId, optionalText(call, 'end') ?? 'closed');
  if (found === null)
    throw permanentFailure(
      'case-not-found',
      'Expected the case to be in the database, but it is not',
    );
  const figures = assessCase(found.facts, await calendars.current());
  await db
    .insertInto('assessment')
    .values({ case_id: call.caseId, round: found.round, figures: JSON.stringify(figures) })
    .onConflict((conflict) => conflict.columns(['case_id', 'round']).doNothing())
    .execute();
  return { variables: {} };
};
