import { requireThat } from '../act-refused.ts';
import type { ActionRule } from './action-rule.ts';
import { requireLive, stamp } from './requirements.ts';

/** A parked case takes messages too: nothing sent is lost, and nothing can be completed anyway. */
export const message: ActionRule<'message'> = (view, action, command) => {
  requireLive(view);
  const correlation = action.correlation ?? null;
  const found = [...view.book.subscriptions.values()].find(
    (open) => open.message === action.message && open.correlation === correlation,
  );
  requireThat(found !== undefined, 'message-not-expected', `Nothing waits for ${action.message}`);
  const { messageId, variables } = action;
  const event = {
    type: 'message' as const,
    subscription: found.subscription,
    variables,
    messageId,
    ...stamp(view, command),
  };
  return [
    {
      type: 'message-received',
      params: { event, message: action.message, messageId },
      elementId: found.element,
    },
  ];
};
