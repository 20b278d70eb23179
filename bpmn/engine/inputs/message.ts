import { deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import { subscriptionId } from '../ids.ts';
import { correlate } from '../opening.ts';
import type { Instance, OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';
import { triggerOf } from '../triggers.ts';
import { findSubscription } from './find-open.ts';

export function message(step: Step, event: EventOf<'message'>): void {
  const { instance, received } = findSubscription(step, event.subscription);
  if (event.variables !== undefined) step.setFrom(instance.id, event.variables);
  const element = waitingElement(step, instance, received.element);
  const again = !endsWait(step, instance, element);
  const next: OpenSubscription = again
    ? { ...received, received: received.received + 1 }
    : { ...received, spent: true };
  step.draft.replace({
    ...step.draft.get(instance.id),
    subscriptions: instance.subscriptions?.map((one) => (one === received ? next : one)) ?? [],
  });
  if (again) reopen(step, instance, next);
  deliver(step, instance.id, element);
}

/** A non-interrupting event goes on listening. */
function reopen(step: Step, instance: Instance, subscription: OpenSubscription): void {
  const element = waitingElement(step, instance, subscription.element);
  const trigger = triggerOf(element, subscription.element);
  if (trigger?.type !== 'message') return;
  const correlation = correlate(step, instance, trigger.message);
  step.emit({
    type: 'open-subscription',
    subscription: subscriptionId(instance.id, subscription),
    instance: String(instance.id),
    element: subscription.element,
    message: trigger.message.message,
    correlation: correlation.ok ? correlation.value : null,
  });
}
