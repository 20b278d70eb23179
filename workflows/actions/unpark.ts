import { requireThat } from '../act-refused.ts';
import type { ActionRule } from './action-rule.ts';
import { requireLive } from './requirements.ts';

export const unpark: ActionRule<'unpark'> = (view, action) => {
  requireLive(view);
  requireThat(view.book.parked !== null, 'not-permitted', 'The case is not parked');
  return [{ type: 'case-unparked', params: { reason: action.reason } }];
};
