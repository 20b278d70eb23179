import { can } from '../permissions/can.ts';
import type { ActionFacts, StartableActivity } from './action-facts.ts';
import { checkAction, type ActionVerdict } from './check-action.ts';

/**
 * Whether a person may start this activity now: whoever steers the activities of the case may start all of
 * them, everybody else those that their own role is offered (BPMN 2.0.2, 10.3.5: performers decide).
 */
export const checkActivity = (
  { role }: Pick<StartableActivity, 'role'>,
  facts: ActionFacts,
): ActionVerdict => {
  const verdict = checkAction('start-activity', facts);
  const steers = can(facts.principal, 'case.steer-activities', facts.case.resource).allowed;
  if (!verdict.allowed || steers) return verdict;
  return facts.principal.posts.some((post) => post.role === role)
    ? verdict
    : { allowed: false, reason: 'other-role' };
};
