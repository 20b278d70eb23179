import type { BpmnElement } from '../model/element.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { MessageRule } from '../model/event-definition.ts';
import { asFeel, codeOf, definitionsOf, feelIn, signalOf, timerOf } from './event-definitions.ts';
import { eventDataOf } from './event-data.ts';
import { child, children, idOf, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { readNode } from './transformation.ts';
import type { Place } from './transformation.ts';
import { attached } from './event-transformation.ts';
import type { GivenEvent as Given } from './event-transformation.ts';
import {
  severalBoundaries,
  severalCatches,
  severalEnds,
  severalStarts,
  severalThrows,
} from './transform-several.ts';
import type { Several } from './transform-several.ts';
import { messageOf } from './transform-tasks.ts';

type Transform = (given: Given) => BpmnElement | null;

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

const ends: Readonly<Record<string, Transform>> = {
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

const throws: Readonly<Record<string, Transform>> = {
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

const catches: Readonly<Record<string, Transform>> = {
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
const boundaries: Readonly<Record<string, Transform>> = {
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
const eventStarts: Readonly<Record<string, Transform>> = {
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
const handlerStarts: Readonly<Record<string, Transform>> = {
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

export function transformStartEvent(element: ModdleElement, place: Place): BpmnElement | null {
  if (element['isInterrupting'] === false && !mayGoOnBeside(element, place))
    place.findings.add('not-supported', idOf(element), { what: 'isInterrupting' });
  return transformEvent(element, place, startPosition(place));
}
/** Only in an event sub-process, and not when it compensates: its scope has ended (BPMN 2.0.2, table 10.93). */
function mayGoOnBeside(element: ModdleElement, { inHandler }: Place): boolean {
  const compensates = definitionsOf(element).some(
    ({ $type }) => $type === 'bpmn:CompensateEventDefinition',
  );
  return inHandler && !compensates;
}
function startPosition({ inHandler, parent }: Place): Position {
  if (inHandler) return { none: null, table: handlerStarts, several: severalStarts };
  return parent === null
    ? { none: 'startEvent', table: eventStarts, several: severalStarts }
    : { none: 'startEvent', table: {}, several: null };
}
export function transformEndEvent(element: ModdleElement, place: Place): BpmnElement | null {
  return transformEvent(element, place, { none: 'endEvent', table: ends, several: severalEnds });
}
export function transformThrowEvent(element: ModdleElement, place: Place): BpmnElement | null {
  const none = 'intermediateThrowEvent';
  return transformEvent(element, place, { none, table: throws, several: severalThrows });
}
export function transformCatchEvent(element: ModdleElement, place: Place): BpmnElement | null {
  return transformEvent(element, place, { none: null, table: catches, several: severalCatches });
}
export function transformBoundaryEvent(element: ModdleElement, place: Place): BpmnElement | null {
  const cancels = definitionsOf(element).some(
    ({ $type }) => $type === 'bpmn:CancelEventDefinition',
  );
  if (cancels && element['cancelActivity'] === false)
    place.findings.add('not-supported', idOf(element), { what: 'cancelActivity' });
  const several = severalBoundaries;
  return transformEvent(element, place, { none: null, table: boundaries, several });
}

interface Position {
  readonly none: 'startEvent' | 'endEvent' | 'intermediateThrowEvent' | null;
  readonly table: Readonly<Record<string, Transform>>;
  readonly several: Several | null;
}

function transformEvent(
  event: ModdleElement,
  place: Place,
  position: Position,
): BpmnElement | null {
  const definitions = definitionsOf(event);
  const [definition] = definitions;
  const read = readNode(event, place, extensionsOf(event, definitions));
  const { extensions } = read;
  const { item, ...moved } = eventDataOf(event, definitions, place.findings);
  const node = { ...read.node, ...moved };
  if (event['parallelMultiple'] === true && definitions.length < 2)
    place.findings.add('not-supported', idOf(event), { what: 'parallelMultiple' });
  if (definition === undefined) {
    if (position.none !== null) return { kind: position.none, ...node };
    place.findings.add('event-definition-required', idOf(event));
    return null;
  }
  const given = { event, definition, node, extensions, place, item };
  if (definitions.length > 1) return transformSeveral(given, definitions, position);
  const transform = position.table[definition.$type];
  if (transform !== undefined) return transform(given);
  place.findings.add('not-supported', idOf(event), { what: definition.$type });
  return null;
}

function transformSeveral(
  given: Given,
  definitions: readonly ModdleElement[],
  { several }: Position,
): BpmnElement | null {
  if (several !== null) return several(given, definitions);
  const { event, place } = given;
  place.findings.add('not-supported', idOf(event), { what: 'several event definitions' });
  return null;
}

const throwing: ReadonlySet<string> = new Set(['bpmn:EndEvent', 'bpmn:IntermediateThrowEvent']);

function extensionsOf(event: ModdleElement, definitions: readonly ModdleElement[]): string[] {
  const isMessage = definitions.some(({ $type }) => $type === 'bpmn:MessageEventDefinition');
  const direction = throwing.has(event.$type) ? 'bh:Input' : 'bh:OnReturn';
  const onMessages = isMessage ? ['bh:Correlation', direction] : [];
  return event.$type === 'bpmn:BoundaryEvent' ? [...onMessages, 'bh:SurvivesReturn'] : onMessages;
}
