import { ineligibleReasons } from '../../domain/assignment/eligible.ts';
import type { RefusalReason } from '../../domain/actions/refusal-reasons.ts';
import { Problem } from '../problem.ts';
import { isProblemCode } from '../problem-codes.ts';

const forbidden: ReadonlySet<string> = new Set([
  'not-permitted',
  'outside-scope',
  'completed-by-other',
  ...ineligibleReasons,
]);

/** Why an action is not possible, as a problem: reasons that are codes themselves stay, the rest is a `reason`. */
export const refusalProblem = (reason: RefusalReason): Problem => {
  const params = { reason };
  if (forbidden.has(reason)) return new Problem('not-permitted', { params });
  if (reason === 'case-void') return new Problem('case-closed', { params });
  return new Problem(isProblemCode(reason) ? reason : 'action-not-available', { params });
};
