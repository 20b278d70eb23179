import { correlationText } from '../../bpmn/engine/correlation-text.ts';
import { requireThat } from '../act-refused.ts';
import type { ActionRule } from './action-rule.ts';
import { saidBy } from '../said-by.ts';
import { requireLive, stamp } from './requirements.ts';

/** A parked case takes messages too: nothing sent is lost, and nothing can be completed anyway. */
export const message: ActionRule<'message'> = (view, action, command) => {
  requireLive(view);
  const correlation = correlationText(action.correlation ?? null);
  const open = [...view.book.subscriptions.values()].filter(
    (one) => one.message === action.message,
  );
  // Whoever waits for just this one goes before what begins a conversation.
  const found =
    open.find((one) => one.any === undefined && correlationText(one.correlation) === correlation) ??
    open.find((one) => one.any === true && correlation !== null);
  requireThat(found !== undefined, 'message-not-expected', `Nothing waits for ${action.message}`);
  const { messageId, variables } = action;
  const event = {
    type: 'message' as const,
    subscription: found.subscription,
    variables,
    messageId,
    ...saidBy(view.engineVersion, found, correlation),
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
