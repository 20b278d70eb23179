import { requireThat } from '../act-refused.ts';
import { isEnded } from '../case-book.ts';
import { instanceOf } from '../case-draft.ts';
import type { ActionRule } from './action-rule.ts';
import { requireReason, stamp } from './requirements.ts';

/** A return from the root's end: reaches the workflow only with a reseed of the closed case. */
export const reopen: ActionRule<'reopen'> = (view, action, command) => {
  requireThat(isEnded(view.book), 'not-permitted', 'The case is open');
  requireReason(action.reason);
  const { reason, variables } = action;
  const event = {
    type: 'reopen' as const,
    to: instanceOf(view.caseId, action.target),
    ...(variables === undefined ? {} : { variables }),
    ...stamp(view, command),
  };
  return [{ type: 'case-reopened', params: { event, reason } }];
};
