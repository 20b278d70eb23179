import type { ActionRule } from './action-rule.ts';
import { requireLive, requireReason, stamp } from './requirements.ts';

/** A case whose start the engine could not take has nothing to cancel; it ends all the same. */
export const voidCase: ActionRule<'void'> = (view, action, command) => {
  requireLive(view);
  requireReason(action.reason);
  const { reason } = action;
  if (view.book.engine.status === 'new') return [{ type: 'case-voided', params: { reason } }];
  const event = { type: 'cancel' as const, reason, ...stamp(view, command) };
  return [{ type: 'case-voided', params: { event, reason } }];
};
