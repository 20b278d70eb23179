import type { BpmnElement } from '../../model/element.ts';
import type { JsonObject } from '../../model/json.ts';
import { deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { subscriptionId } from '../ids.ts';
import { correlate } from '../opening.ts';
import type { Instance, OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';
import { triggerOf } from '../triggers.ts';
import { findOwner } from './find-open.ts';

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
  const element = waitingElement(step, instance, received.element);
  const brought = take(step, instance, element, event.variables);
  const again = !endsWait(step, instance, element);
  const next: OpenSubscription = again
    ? { ...received, received: received.received + 1 }
    : { ...received, spent: true };
  step.draft.replace({
    ...step.draft.get(instance.id),
    subscriptions: instance.subscriptions?.map((one) => (one === received ? next : one)) ?? [],
  });
  if (again) reopen(step, instance, next);
  deliver(step, instance.id, element, brought);
}

/** What a message carries is the item of the element that waits for it, or variables where it waits. */
function take(
  step: Step,
  { id }: Instance,
  element: BpmnElement,
  variables: JsonObject | undefined,
): JsonObject {
  const item = 'item' in element ? element.item : undefined;
  if (item !== undefined) return { [item]: variables ?? {} };
  if (variables !== undefined) step.setFrom(id, variables);
  return {};
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
