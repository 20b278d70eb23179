import type { DecisionModel } from '../../decisions/model/decision-model.ts';
import { requirementOrder } from '../../decisions/model/requirement-order.ts';
import type { Finding } from '../../model/finding.ts';
import type { DecisionCall } from '../../model/element-properties.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A business rule task names a decision that was published with it, and what it maps is all that is required. */
export const decisionKnown: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'businessRuleTask') return [];
    const { id, decision: call } = element;
    if (call === null) return [errorAt('decision-required', id)];
    const model = procedure.decisions?.[call.model];
    if (model === undefined) return [errorAt('decision-model-unknown', id, { model: call.model })];
    const required = requiredInputs(model, call.decision);
    return required === null
      ? [errorAt('decision-unknown', id, { model: call.model, decision: call.decision })]
      : missing(id, call, required);
  });

function missing(id: string, { inputs }: DecisionCall, required: readonly string[]): Finding[] {
  if (inputs === null) return [];
  return required
    .filter((name) => !Object.hasOwn(inputs, name))
    .map((name) => errorAt('decision-input-missing', id, { input: name }));
}

/** Names of everything that has to be given; null when there is no such decision. */
export function requiredInputs(model: DecisionModel, id: string): readonly string[] | null {
  const { decisions, services, inputs } = model;
  const service = Object.hasOwn(services, id) ? services[id] : undefined;
  if (service !== undefined)
    return [...named(service.inputs, inputs), ...named(service.inputDecisions, decisions)];
  if (!Object.hasOwn(decisions, id)) return null;
  const { order } = requirementOrder([id], (one) => decisions[one]?.requires.decisions ?? []);
  return named([...new Set(order.flatMap((one) => decisions[one]?.requires.inputs ?? []))], inputs);
}

function named(
  ids: readonly string[],
  elements: DecisionModel['inputs' | 'decisions'],
): readonly string[] {
  return ids.flatMap((id) => elements[id]?.variable ?? []);
}
