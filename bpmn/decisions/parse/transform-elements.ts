import { child, children, idOf, nearestId, text } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import type { BusinessKnowledgeModel, Decision, InputData } from '../model/decision-model.ts';
import type { Names } from './names.ts';
import { insideOf, nameOf, typeOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { transformFunction, transformPart } from './transform-expression.ts';

/** The elements of a decision requirements graph by id, of the types that are evaluated. */
export type Graph = ReadonlyMap<string, ModdleElement>;

const evaluated: ReadonlySet<string> = new Set([
  'dmn:InputData',
  'dmn:Decision',
  'dmn:BusinessKnowledgeModel',
  'dmn:DecisionService',
]);

export function graphOf(definitions: ModdleElement, { findings }: Reading): Graph {
  const graph = new Map<string, ModdleElement>();
  const variables = new Set<string>();
  for (const element of children(definitions, 'drgElement')) {
    if (!evaluated.has(element.$type)) continue;
    const id = idOf(element);
    if (id === null) findings.add('id-missing', null, { name: nameOf(element) ?? '' });
    else if (graph.has(id)) findings.add('id-repeated', id);
    else graph.set(id, element);
    const variable = variableOf(element);
    if (variable === null) findings.add('name-missing', id);
    else if (variables.has(variable)) findings.add('name-duplicate', id, { name: variable });
    else variables.add(variable);
  }
  return graph;
}

/** How expressions know an element: by its variable; without one, or without a name in it, by its own name. */
function variableOf(element: ModdleElement): string | null {
  return nameOf(child(element, 'variable')) ?? nameOf(element);
}

const references = {
  requiredInput: ['dmn:InputData'],
  requiredDecision: ['dmn:Decision'],
  requiredKnowledge: ['dmn:BusinessKnowledgeModel', 'dmn:DecisionService'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Reference = keyof typeof references;

/** Ids of what an element requires in one way; what is not there is a finding. */
function requiredBy(
  element: ModdleElement,
  reference: Reference,
  { graph, reading }: { readonly graph: Graph; readonly reading: Reading },
): readonly string[] {
  const property =
    reference === 'requiredKnowledge' ? 'knowledgeRequirement' : 'informationRequirement';
  const ids = children(element, property).flatMap((requirement) => {
    const reached = child(requirement, reference);
    return reached === null ? [] : reachedBy(reached, references[reference]);
  });
  return [...new Set(ids)];

  function reachedBy(reached: ModdleElement, types: readonly string[]): readonly string[] {
    const id = reachedId(reached, types, graph);
    if (id !== null) return [id];
    const href = text(reached, 'href') ?? '';
    reading.findings.add('requirement-unknown', idOf(element), { href });
    return [];
  }
}

/** Id of the element of the file that a reference means, or null when it is none of the types. */
export function reachedId(
  reference: ModdleElement,
  types: readonly string[],
  graph: Graph,
): string | null {
  const href = text(reference, 'href') ?? '';
  const id = href.startsWith('#') ? href.slice(1) : '';
  const type = graph.get(id)?.$type;
  return type !== undefined && types.includes(type) ? id : null;
}

export interface Place {
  readonly id: string;
  readonly graph: Graph;
  readonly reading: Reading;
}

export function transformInput(element: ModdleElement, { id, reading }: Place): InputData {
  return { ...namesOf(element, id), type: typeOf(child(element, 'variable'), reading) };
}

export function transformDecision(element: ModdleElement, place: Place): Decision {
  const { id, reading } = place;
  checkRequirements(element, reading);
  const requires = {
    inputs: requiredBy(element, 'requiredInput', place),
    decisions: requiredBy(element, 'requiredDecision', place),
    knowledge: requiredBy(element, 'requiredKnowledge', place),
  };
  const names = inScope(Object.values(requires).flat(), place);
  return {
    ...namesOf(element, id),
    type: typeOf(child(element, 'variable'), reading),
    requires,
    logic: transformPart(element, 'decisionLogic', { names, reading }),
  };
}

export function transformKnowledge(element: ModdleElement, place: Place): BusinessKnowledgeModel {
  const { id, reading } = place;
  checkRequirements(element, reading);
  const requires = requiredBy(element, 'requiredKnowledge', place);
  const logic = child(element, 'encapsulatedLogic');
  if (logic === null)
    reading.findings.add('expression-missing', id, { property: 'encapsulatedLogic' });
  const encapsulated = transformFunction(logic ?? element, inScope(requires, place), reading);
  return {
    ...namesOf(element, id),
    type: typeOf(child(element, 'variable'), reading),
    requires,
    ...encapsulated,
  };
}

/** Each requirement says of one thing that it is required. */
function checkRequirements(element: ModdleElement, { findings }: Reading): void {
  for (const property of ['informationRequirement', 'knowledgeRequirement']) {
    for (const requirement of children(element, property)) {
      const reached = Object.keys(references).filter((name) => child(requirement, name) !== null);
      if (reached.length !== 1)
        findings.add('requirement-unclear', nearestId(requirement), { got: reached.length });
    }
  }
}

/** What an element requires, by the names of its variables. */
function inScope(
  ids: readonly string[],
  { graph, reading }: { readonly graph: Graph; readonly reading: Reading },
): Names {
  const elements = ids.map((id) => graph.get(id)).filter((element) => element !== undefined);
  return Object.fromEntries(
    elements.map((element) => {
      const type = typeOf(child(element, 'variable'), reading);
      return [variableOf(element) ?? '', insideOf(type, reading)] as const;
    }),
  );
}

export function namesOf(
  element: ModdleElement,
  id: string,
): { readonly id: string; readonly name: string; readonly variable: string } {
  const variable = variableOf(element) ?? '';
  return { id, name: nameOf(element) ?? variable, variable };
}
