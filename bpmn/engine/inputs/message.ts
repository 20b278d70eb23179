import { deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { subscriptionId } from '../ids.ts';
import { correlate } from '../opening.ts';
import type { Instance, OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';
import { triggerOf } from '../triggers.ts';
import { findOwner } from './find-open.ts';

/**
 * A message comes to one open subscription. The engine keeps none for a subscription that is still to come:
 * it refuses, and whoever carries messages keeps them (specification 13.5.2 speaks of events that wait).
 *
 * Elsewhere: Camunda 8 buffers a published message for its time to live, in order, once a process
 * (camunda/camunda 7205, 3397, 3444, 2459).
 */
export function message(step: Step, event: EventOf<'message'>): void {
  const instance = findOwner(step, event.subscription, 'subscription-not-open');
  const received = instance.subscriptions?.find(
    (one) => one.spent !== true && subscriptionId(instance.id, one) === event.subscription,
  );
  if (received === undefined || instance.incident !== undefined) {
    throw new EngineRefusal(
      'subscription-not-open',
      `Expected subscription ${event.subscription} to be open, but it is not`,
    );
  }
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
