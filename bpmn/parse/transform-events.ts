import type { BpmnElement } from '../model/element.ts';
import { definitionsOf } from './event-definitions.ts';
import { eventDataOf } from './event-data.ts';
import type { GivenEvent as Given } from './event-transformation.ts';
import { idOf } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import {
  boundaries,
  catches,
  ends,
  eventStarts,
  handlerStarts,
  throws,
  type Transform,
} from './single-definitions.ts';
import { readNode } from './transformation.ts';
import type { Place } from './transformation.ts';
import {
  severalBoundaries,
  severalCatches,
  severalEnds,
  severalStarts,
  severalThrows,
} from './transform-several.ts';
import type { Several } from './transform-several.ts';

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
