import type { BpmnElement } from '../../model/element.ts';
import type { JsonObject } from '../../model/json.ts';
import { bring } from '../data.ts';
import { deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import { correlate, correlatedBy } from '../opening.ts';
import type { Trigger } from '../../model/event-definition.ts';
import type { Instance, OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';
import { subscribe } from '../subscribe.ts';
import { triggerOf } from '../triggers.ts';
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
  const again = !endsWait(step, instance, element);
  const next: OpenSubscription = again
    ? { element: received.element, received: received.received + 1 }
    : { ...received, spent: true };
  step.draft.replace({
    ...step.draft.get(instance.id),
    ...taken(instance, received, { event, rule: triggerOf(element, received.element) }),
    subscriptions: instance.subscriptions?.map((one) => (one === received ? next : one)) ?? [],
  });
  const happened = deliver(step, instance.id, element);
  receive(step, { waiting: instance.id, happened, element }, event.variables);
  if (again) reopen(step, instance, next);
}

/** What a message carries is the item of the element that waits for it, or variables where it waits. */
function receive(
  step: Step,
  {
    waiting,
    happened,
    element,
  }: { readonly waiting: number; readonly happened: number; readonly element: BpmnElement },
  variables: JsonObject | undefined,
): void {
  const item = 'item' in element ? element.item : undefined;
  if (item !== undefined) bring(step, happened, { [item]: variables ?? {} });
  else if (variables !== undefined) step.setFrom(waiting, variables, happened);
}

/** Remembers the message, so that a return can put it back. */
function taken(
  { messages = [] }: Instance,
  { element, correlation }: OpenSubscription,
  { event, rule }: { readonly event: EventOf<'message'>; readonly rule: Trigger | null },
): Pick<Instance, 'messages'> {
  const { messageId, variables } = event;
  if (messageId === undefined || rule?.type !== 'message') return {};
  if (rule.message.onReturn === 'discard') return {};
  const one = {
    element,
    id: messageId,
    message: rule.message.message,
    ...(correlation === undefined ? {} : { correlation }),
    ...(variables === undefined || Object.keys(variables).length === 0 ? {} : { variables }),
  };
  return { messages: [...messages, one] };
}

function noteCorrelation(step: Step, id: number, open: OpenSubscription): void {
  const instance = step.draft.get(id);
  const subscriptions = (instance.subscriptions ?? []).map((one) =>
    one.element === open.element ? open : one,
  );
  step.draft.replace({ ...instance, subscriptions });
}

/** A non-interrupting event goes on listening. */
function reopen(step: Step, instance: Instance, subscription: OpenSubscription): void {
  const element = waitingElement(step, instance, subscription.element);
  const trigger = triggerOf(element, subscription.element);
  if (trigger?.type !== 'message') return;
  const correlation = correlate(step, instance, trigger.message);
  const value = correlation.ok ? correlation.value : null;
  noteCorrelation(step, instance.id, { ...subscription, ...correlatedBy(value) });
  subscribe(step, instance.id, {
    open: subscription,
    rule: trigger.message,
    correlation: value,
  });
}
