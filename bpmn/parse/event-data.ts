import type { ElementData } from '../model/data.ts';
import { dataAssociation } from './data-associations.ts';
import { declaredIn } from './data-elements.ts';
import type { Findings } from './findings.ts';
import { children, idOf } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

const sides = {
  throws: { data: 'dataInputs', associations: 'dataInputAssociations' },
  catches: { data: 'dataOutputs', associations: 'dataOutputAssociations' },
} as const;
const throwing: ReadonlySet<string> = new Set(['bpmn:IntermediateThrowEvent', 'bpmn:EndEvent']);

/**
 * Properties of an event, and the item of its message: a throwing event fills it before, a catching one
 * gives it out when it has happened. Other events carry nothing.
 */
export function eventDataOf(
  event: ModdleElement,
  definitions: readonly ModdleElement[],
  findings: Findings,
): { readonly data?: ElementData; readonly item?: string } {
  const side = throwing.has(event.$type) ? sides.throws : sides.catches;
  const item = itemOf(event, definitions, { property: side.data, findings });
  const declared = declaredIn(event);
  const moves = children(event, side.associations).flatMap(
    (association) =>
      dataAssociation(association, { activity: event, side: side.associations, findings }) ?? [],
  );
  if (item === null && declared.length === 0 && moves.length === 0) return {};
  // What starts an event sub-process has brought its item into it.
  const own = item === null || event.$type === 'bpmn:StartEvent' ? declared : [...declared, item];
  const isThrown = side === sides.throws;
  return {
    data: { own, io: null, incoming: isThrown ? moves : [], outgoing: isThrown ? [] : moves },
    ...(item === null ? {} : { item }),
  };
}

/** An event with one definition has one item, and only messages carry one here. */
function itemOf(
  event: ModdleElement,
  definitions: readonly ModdleElement[],
  { property, findings }: { readonly property: string; readonly findings: Findings },
): string | null {
  const [item, ...others] = children(event, property).flatMap((data) => idOf(data) ?? []);
  const [definition, ...more] = definitions;
  const isMessage = definition?.$type === 'bpmn:MessageEventDefinition' && more.length === 0;
  if (others.length > 0 || (item !== undefined && !isMessage))
    findings.add('item-of-no-message', idOf(event), { what: property });
  return item ?? null;
}
