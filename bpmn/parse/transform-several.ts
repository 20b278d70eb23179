import type { BpmnElement } from '../model/element.ts';
import type { Thrown, Trigger } from '../model/event-definition.ts';
import { attached } from './event-transformation.ts';
import type { GivenEvent as Given } from './event-transformation.ts';
import type { ModdleElement } from './moddle-element.ts';
import { thrownIn, triggersIn } from './several-definitions.ts';

/** A transformation of an event with several definitions. */
export type Several = (given: Given, definitions: readonly ModdleElement[]) => BpmnElement;

const waitingFor = (
  { event, extensions, place: { findings } }: Given,
  definitions: readonly ModdleElement[],
): { readonly triggers: readonly Trigger[]; readonly parallel: boolean } => ({
  triggers: triggersIn(definitions, { event, extensions, findings }),
  parallel: event['parallelMultiple'] === true,
});
const throwing = (
  { event, extensions, place: { findings } }: Given,
  definitions: readonly ModdleElement[],
): { readonly throws: readonly Thrown[] } => ({
  throws: thrownIn(definitions, { event, extensions, findings }),
});

export const severalStarts: Several = (given, definitions) => ({
  kind: 'multipleStartEvent',
  ...given.node,
  ...waitingFor(given, definitions),
});
export const severalCatches: Several = (given, definitions) => ({
  kind: 'multipleCatchEvent',
  ...given.node,
  ...waitingFor(given, definitions),
});
export const severalBoundaries: Several = (given, definitions) => ({
  kind: 'multipleBoundaryEvent',
  ...attached(given),
  ...waitingFor(given, definitions),
});
export const severalThrows: Several = (given, definitions) => ({
  kind: 'multipleThrowEvent',
  ...given.node,
  ...throwing(given, definitions),
});
export const severalEnds: Several = (given, definitions) => ({
  kind: 'multipleEndEvent',
  ...given.node,
  ...throwing(given, definitions),
});
