import type { BpmnElement } from '../model/element.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { MessageRule } from '../model/event-definition.ts';
import { asFeel, codeOf, feelIn, signalOf, timerOf } from './event-definitions.ts';
import { attached } from './event-transformation.ts';
import type { GivenEvent as Given } from './event-transformation.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import { messageOf } from './transform-tasks.ts';

/** What an event is by its one definition; null when a finding says that it cannot be read. */
export type Transform = (given: Given) => BpmnElement | null;

const errorCode = (given: Given): string | null =>
  codeOf(given.definition, 'errorRef', 'errorCode');
const escalationCode = (given: Given): string | null =>
  codeOf(given.definition, 'escalationRef', 'escalationCode');

/** Links are paired by name (BPMN 2.0.2, 10.5.5); a reference that says something else is refused. */
function linkName({ event, definition, place }: Given): string {
  const name = text(definition, 'name') ?? '';
  for (const property of ['source', 'target']) {
    const others = [child(definition, property), ...children(definition, property)];
    if (others.some((other) => other !== null && text(other, 'name') !== name))
      place.findings.add('not-supported', idOf(event), { what: property });
  }
  return name;
}

const messageWithItem = ({
  event: owner,
  definition,
  extensions,
  item,
  place: { findings },
}: Given): { readonly message: MessageRule | null; readonly item?: string } => ({
  message: messageOf(definition, { owner, extensions, findings }),
  ...(item === undefined ? {} : { item }),
});

const compensated = ({ definition }: Given): string | null => {
  const activity = child(definition, 'activityRef');
  return activity === null ? null : idOf(activity);
};

export const ends: Readonly<Record<string, Transform>> = {
  'bpmn:CompensateEventDefinition': (given) => ({
    kind: 'compensationEndEvent',
    ...given.node,
    activity: compensated(given),
  }),
  'bpmn:CancelEventDefinition': ({ node }) => ({ kind: 'cancelEndEvent', ...node }),
  'bpmn:TerminateEventDefinition': ({ node }) => ({ kind: 'terminateEndEvent', ...node }),
  'bpmn:ErrorEventDefinition': (given) => ({
    kind: 'errorEndEvent',
    ...given.node,
    code: errorCode(given),
  }),
  'bpmn:EscalationEventDefinition': (given) => ({
    kind: 'escalationEndEvent',
    ...given.node,
    code: escalationCode(given),
  }),
  'bpmn:MessageEventDefinition': (given) => ({
    kind: 'messageEndEvent',
    ...given.node,
    ...messageWithItem(given),
  }),
  'bpmn:SignalEventDefinition': (given) => ({
    kind: 'signalEndEvent',
    ...given.node,
    signal: signalOf(given.definition),
  }),
};

export const throws: Readonly<Record<string, Transform>> = {
  'bpmn:CompensateEventDefinition': (given) => ({
    kind: 'compensationThrowEvent',
    ...given.node,
    activity: compensated(given),
  }),
  'bpmn:EscalationEventDefinition': (given) => ({
    kind: 'escalationThrowEvent',
    ...given.node,
    code: escalationCode(given),
  }),
  'bpmn:MessageEventDefinition': (given) => ({
    kind: 'messageThrowEvent',
    ...given.node,
    ...messageWithItem(given),
  }),
  'bpmn:SignalEventDefinition': (given) => ({
    kind: 'signalThrowEvent',
    ...given.node,
    signal: signalOf(given.definition),
  }),
  'bpmn:LinkEventDefinition': (given) => ({
    kind: 'linkThrowEvent',
    ...given.node,
    link: linkName(given),
  }),
};

export const catches: Readonly<Record<string, Transform>> = {
  'bpmn:TimerEventDefinition': ({ event, definition, node, place }) => {
    const timer = timerOf(event, definition, place.findings);
    return timer === null ? null : { kind: 'timerCatchEvent', ...node, timer };
  },
  'bpmn:MessageEventDefinition': (given) => ({
    kind: 'messageCatchEvent',
    ...given.node,
    ...messageWithItem(given),
  }),
  'bpmn:SignalEventDefinition': (given) => ({
    kind: 'signalCatchEvent',
    ...given.node,
    signal: signalOf(given.definition),
  }),
  'bpmn:ConditionalEventDefinition': (given) => ({
    kind: 'conditionalCatchEvent',
    ...given.node,
    condition: conditionOf(given),
  }),
  'bpmn:LinkEventDefinition': (given) => ({
    kind: 'linkCatchEvent',
    ...given.node,
    link: linkName(given),
  }),
};

/** Attached events; whether a branch is detached is known only when all flows are. */
export const boundaries: Readonly<Record<string, Transform>> = {
  'bpmn:CancelEventDefinition': (given) => ({ kind: 'cancelBoundaryEvent', ...attached(given) }),
  'bpmn:TimerEventDefinition': (given) => {
    const timer = timerOf(given.event, given.definition, given.place.findings);
    return timer === null ? null : { kind: 'timerBoundaryEvent', ...attached(given), timer };
  },
  'bpmn:MessageEventDefinition': (given) => ({
    kind: 'messageBoundaryEvent',
    ...attached(given),
    ...messageWithItem(given),
  }),
  'bpmn:SignalEventDefinition': (given) => ({
    kind: 'signalBoundaryEvent',
    ...attached(given),
    signal: signalOf(given.definition),
  }),
  'bpmn:ConditionalEventDefinition': (given) => ({
    kind: 'conditionalBoundaryEvent',
    ...attached(given),
    condition: conditionOf(given),
  }),
  'bpmn:ErrorEventDefinition': (given) => ({
    kind: 'errorBoundaryEvent',
    ...attached(given),
    code: errorCode(given),
  }),
  'bpmn:EscalationEventDefinition': (given) => ({
    kind: 'escalationBoundaryEvent',
    ...attached(given),
    code: escalationCode(given),
  }),
};

/** Start events that start a case (BPMN 2.0.2, 10.5.2), or an event sub-process. */
export const eventStarts: Readonly<Record<string, Transform>> = {
  'bpmn:TimerEventDefinition': (given) => {
    const timer = timerOf(given.event, given.definition, given.place.findings);
    return timer === null ? null : { kind: 'timerStartEvent', ...given.node, timer };
  },
  'bpmn:MessageEventDefinition': (given) => ({
    kind: 'messageStartEvent',
    ...given.node,
    ...messageWithItem(given),
  }),
  'bpmn:SignalEventDefinition': (given) => ({
    kind: 'signalStartEvent',
    ...given.node,
    signal: signalOf(given.definition),
  }),
  'bpmn:ConditionalEventDefinition': (given) => ({
    kind: 'conditionalStartEvent',
    ...given.node,
    condition: conditionOf(given),
  }),
};

/** Start events of event sub-processes; whether they interrupt is the sub-process' to keep. */
export const handlerStarts: Readonly<Record<string, Transform>> = {
  ...eventStarts,
  'bpmn:CompensateEventDefinition': ({ node }) => ({ kind: 'compensationStartEvent', ...node }),
  'bpmn:ErrorEventDefinition': (given) => ({
    kind: 'errorStartEvent',
    ...given.node,
    code: errorCode(given),
  }),
  'bpmn:EscalationEventDefinition': (given) => ({
    kind: 'escalationStartEvent',
    ...given.node,
    code: escalationCode(given),
  }),
};

function conditionOf({ event, definition, place: { findings } }: Given): FeelSource {
  const about = { id: idOf(event), findings };
  return feelIn(definition, 'condition', about) ?? asFeel('', 'condition', about);
}
