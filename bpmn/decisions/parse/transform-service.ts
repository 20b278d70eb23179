import { child, children, text } from '../../parse/moddle-element.ts';
import type { ModdleElement } from '../../parse/moddle-element.ts';
import type { Decision, DecisionService } from '../model/decision-model.ts';
import { requirementOrder } from '../model/requirement-order.ts';
import { typeOf } from './reading.ts';
import { namesOf, reachedId } from './transform-elements.ts';
import type { Place } from './transform-elements.ts';

/** DMN 1.3, 6.3.10: what the outputs require is inside the service, or is given to it. */
export function transformService(
  element: ModdleElement,
  place: Place,
  decisions: Readonly<Record<string, Decision>>,
): DecisionService {
  const { id, reading, graph } = place;
  const idsOf = (property: string, type: string): readonly string[] => {
    const ids = children(element, property).flatMap((reference) => {
      const reached = reachedId(reference, [type], graph);
      if (reached !== null) return [reached];
      reading.findings.add('requirement-unknown', id, { href: text(reference, 'href') ?? '' });
      return [];
    });
    return [...new Set(ids)];
  };
  const outputs = idsOf('outputDecision', 'dmn:Decision');
  const inside = new Set([...outputs, ...idsOf('encapsulatedDecision', 'dmn:Decision')]);
  const service: DecisionService = {
    ...namesOf(element, id),
    type: typeOf(child(element, 'variable'), reading),
    inputs: idsOf('inputData', 'dmn:InputData'),
    inputDecisions: idsOf('inputDecision', 'dmn:Decision'),
    outputs,
  };
  if (outputs.length === 0) reading.findings.add('output-missing', id);
  for (const missing of outside(service, inside, decisions))
    reading.findings.add('not-in-service', id, { element: missing });
  return service;
}

function outside(
  { outputs, inputs, inputDecisions }: DecisionService,
  inside: ReadonlySet<string>,
  decisions: Readonly<Record<string, Decision>>,
): readonly string[] {
  const given = new Set(inputDecisions);
  const requiredBy = (id: string): readonly string[] =>
    given.has(id) ? [] : (decisions[id]?.requires.decisions ?? []);
  const reached = requirementOrder(outputs, requiredBy).order.filter((id) => !given.has(id));
  const needed = reached.flatMap((id) => decisions[id]?.requires.inputs ?? []);
  return [
    ...reached.filter((id) => !inside.has(id)),
    ...new Set(needed.filter((id) => !inputs.includes(id))),
  ];
}
