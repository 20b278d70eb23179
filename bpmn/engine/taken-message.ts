import type { MessageRule } from '../model/event-definition.ts';
import type { Json } from '../model/json.ts';
import { receivedValue } from './correlation.ts';
import type { EventOf } from './event-of.ts';
import type { OpenSubscription, TakenMessage } from './state.ts';
import type { Step } from './step.ts';

interface Received {
  /** The wait as it was when the message came. */
  readonly received: OpenSubscription;
  readonly rule: MessageRule;
  readonly event: EventOf<'message'>;
}

/** By what the message came: for a wait that takes any value, that is its own. */
export function valueOf(
  step: Step,
  {
    received: { takes, correlation = null },
    rule,
    event: { variables = {}, correlation: said },
  }: Received,
): Json {
  return takes === 'any' ? (receivedValue(step, rule, variables) ?? said ?? null) : correlation;
}

/** What is needed to put the message back; null of one that has no id outside. */
export function takenMessage(step: Step, given: Received): TakenMessage | null {
  const { messageId, variables } = given.event;
  if (messageId === undefined) return null;
  const by = valueOf(step, given);
  return {
    element: given.received.element,
    id: messageId,
    message: given.rule.message,
    ...(by === null ? {} : { correlation: by }),
    ...(variables === undefined || Object.keys(variables).length === 0 ? {} : { variables }),
  };
}
