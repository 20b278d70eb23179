import { duplicatesOf } from '../../migrations/duplicates.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { permanentFailure } from '../failures.ts';
import { optionalText } from './inputs.ts';
import { oweAnswers } from './owed-answers.ts';
import type { Service } from './service.ts';

const merged = async (db: Db, caseId: string): Promise<readonly string[]> =>
  (await duplicatesOf(db, caseId)).map(({ id }) => id);

/** Whose reports are answered, by the input `to`. */
const addressees: Readonly<Record<string, (db: Db, caseId: string) => Promise<readonly string[]>>> =
  {
    own: async (_, caseId) => Promise.resolve([caseId]),
    merged,
    all: async (db, caseId) => [caseId, ...(await merged(db, caseId))],
  };

/**
 * Owes the answer that leaves the house to whoever raised the matter. Inputs: `end`, the code of the
 * end (`closed` when absent); `to`: `own` reports (when absent), those of `merged` cases, or `all`.
 */
export const answerRaiser: Service = async ({ db }, call) => {
  const to = optionalText(call, 'to') ?? 'own';
  const reportsOf = await addressees[to]?.(db, call.caseId);
  if (reportsOf === undefined)
    throw permanentFailure(
      'service-input-invalid',
      `Expected one of ${Object.keys(addressees).join(', ')} as input to of answer-raiser, but got another text`,
    );
  const end = optionalText(call, 'end') ?? 'closed';
  return { variables: { answered: await oweAnswers(db, { caseId: call.caseId, end, reportsOf }) } };
};
