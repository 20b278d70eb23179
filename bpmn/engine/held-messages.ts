import { awaitedMessage } from './deliver.ts';
import type { EventOf } from './event-of.ts';
import { findSubscription } from './inputs/find-open.ts';
import { putBack } from './returns/put-back.ts';
import type { Held } from './state.ts';
import type { Step } from './step.ts';
import { takenMessage } from './taken-message.ts';

/** A message for a suspended case, with what is needed to put it back; a refusal when nobody waits for it. */
export function holdMessage(step: Step, event: EventOf<'message'> & { type: 'message' }): Held {
  const { instance, received } = findSubscription(step, event.subscription);
  const rule = awaitedMessage(step, instance, received.element);
  const message = rule === null ? null : takenMessage(step, { received, rule, event });
  return message === null ? { event } : { event, back: { instance: instance.id, message } };
}

/** What a suspended case has kept and does not take is to be had again: its sender has been told that it was taken. */
export function putHeldBack(step: Step, { back }: Held): void {
  if (back !== undefined) putBack(step, step.draft.get(back.instance), back.message);
}
