import type { MessageRule } from '../../model/event-definition.ts';
import type { Json } from '../../model/json.ts';
import { carryIn } from '../carrying.ts';
import { correlateAgain, noteReceived, receivedValue } from '../correlation.ts';
import { deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import type { Instance, OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';
import { resubscribe } from '../subscribe.ts';
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
  const trigger = triggerOf(element, received.element);
  const rule = trigger?.type === 'message' ? trigger.message : null;
  const again = !endsWait(step, instance, element);
  const next: OpenSubscription = again
    ? { ...received, received: received.received + 1 }
    : { ...received, spent: true };
  step.draft.replace({
    ...step.draft.get(instance.id),
    ...taken(instance, received, { step, event, rule }),
    subscriptions: instance.subscriptions?.map((one) => (one === received ? next : one)) ?? [],
  });
  const happened = deliver(step, instance.id, element);
  carryIn(step, { waiting: instance, happened, element }, event.variables);
  if (rule === null) return;
  const said = { by: happened, at: step.viewOf(instance, element.id) };
  noteReceived(step, said, rule, valueOf(step, { received, rule, event }));
  if (!again) return;
  // A non-interrupting event goes on listening.
  const open = correlateAgain(step, step.draft.get(instance.id), next, rule);
  resubscribe(step, instance.id, { open, rule });
}

/** By what the message came: for a wait that takes any value, that is its own. */
function valueOf(
  step: Step,
  {
    received: { takes, correlation = null },
    rule,
    event: { variables = {}, correlation: said },
  }: {
    readonly received: OpenSubscription;
    readonly rule: MessageRule;
    readonly event: EventOf<'message'>;
  },
): Json {
  return takes === 'any' ? (receivedValue(step, rule, variables) ?? said ?? null) : correlation;
}

/** Remembers the message, so that a return can put it back. */
function taken(
  { messages = [] }: Instance,
  received: OpenSubscription,
  {
    step,
    event,
    rule,
  }: {
    readonly step: Step;
    readonly event: EventOf<'message'>;
    readonly rule: MessageRule | null;
  },
): Pick<Instance, 'messages'> {
  const { messageId, variables } = event;
  if (messageId === undefined || rule === null || rule.onReturn === 'discard') return {};
  const by = valueOf(step, { received, rule, event });
  const one = {
    element: received.element,
    id: messageId,
    message: rule.message,
    ...(by === null ? {} : { correlation: by }),
    ...(variables === undefined || Object.keys(variables).length === 0 ? {} : { variables }),
  };
  return { messages: [...messages, one] };
}
