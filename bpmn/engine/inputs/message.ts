import { carryIn } from '../carrying.ts';
import { correlateAgain, noteReceived } from '../correlation.ts';
import { awaitedMessage, deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import type { OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';
import { resubscribe } from '../subscribe.ts';
import { takenMessage, valueOf } from '../taken-message.ts';
import { findSubscription } from './find-open.ts';

/**
 * A message comes to one open subscription. The engine keeps none for a subscription that is still to come:
 * it refuses, and whoever carries messages keeps them (specification 13.5.2 speaks of events that wait).
 *
 * Elsewhere: Camunda 8 buffers a published message for its time to live, in order, once a process
 * (camunda/camunda 7205, 3397, 3444, 2459).
 */
export function message(step: Step, event: EventOf<'message'>): void {
  const { instance, received } = findSubscription(step, event.subscription);
  const element = waitingElement(step, instance, received.element);
  const rule = awaitedMessage(step, instance, received.element);
  const again = !endsWait(step, instance, element);
  const next: OpenSubscription = again
    ? { ...received, received: received.received + 1 }
    : { ...received, spent: true };
  // Remembered, so that a return can put it back.
  const kept =
    rule === null || rule.onReturn === 'discard'
      ? null
      : takenMessage(step, { received, rule, event });
  step.draft.replace({
    ...step.draft.get(instance.id),
    ...(kept === null ? {} : { messages: [...(instance.messages ?? []), kept] }),
    subscriptions: instance.subscriptions?.map((one) => (one === received ? next : one)) ?? [],
  });
  const happened = deliver(step, instance.id, element);
  carryIn(step, { waiting: instance, happened, element }, event.variables);
  if (rule === null) return;
  const said = { by: happened, at: step.viewOf(instance, received.element) };
  noteReceived(step, said, rule, valueOf(step, { received, rule, event }));
  if (!again) return;
  // A non-interrupting event goes on listening.
  const open = correlateAgain(step, step.draft.get(instance.id), next, rule);
  resubscribe(step, instance.id, { open, rule });
}
