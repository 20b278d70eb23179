import type { Finding } from '../../model/finding.ts';
import { children, contained, idOf, ownProperties } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { requirementOrder } from '../model/requirement-order.ts';
import { requirementsOf } from './check-cycles.ts';

/**
 * The model without the elements of the graph that findings are about, and without whatever requires them.
 * Null where a finding is about something else, and so about all.
 */
export function soundPart(
  model: DecisionModel,
  definitions: ModdleElement,
  errors: readonly Finding[],
): DecisionModel | null {
  const owners = ownersOf(definitions);
  const unsound = new Set<string>();
  for (const { elementId } of errors) {
    const owner = elementId === null ? undefined : owners.get(elementId);
    if (owner === undefined) return null;
    unsound.add(owner);
  }
  spread(model, unsound);
  const sound = <T>(elements: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(elements).filter(([id]) => !unsound.has(id)));
  return {
    ...model,
    inputs: sound(model.inputs),
    decisions: sound(model.decisions),
    knowledge: sound(model.knowledge),
    services: sound(model.services),
  };
}

/** To all that requires what is not sound, directly or not. */
function spread(model: DecisionModel, unsound: Set<string>): void {
  const requires = requirementsOf(model);
  const requiredBy = (id: string): readonly string[] => requires.get(id) ?? [];
  const { order, cycles } = requirementOrder(requires.keys(), requiredBy);
  for (const id of cycles.flat()) unsound.add(id);
  for (const id of order) {
    if (requiredBy(id).some((required) => unsound.has(required))) unsound.add(id);
  }
}

/** The element of the graph in which an id is written, its own included. */
function ownersOf(definitions: ModdleElement): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const element of children(definitions, 'drgElement')) {
    const owner = idOf(element);
    if (owner !== null) walk(element, owner);
  }
  return owners;

  function walk(element: ModdleElement, owner: string): void {
    const id = idOf(element);
    if (id !== null) owners.set(id, owner);
    for (const name of ownProperties(element))
      for (const inner of contained(element, name)) walk(inner, owner);
  }
}
