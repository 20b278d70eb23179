import { evaluateDecision } from '../decisions/evaluate/evaluate-decision.ts';
import { matchedRules } from '../decisions/evaluate/matched-rules.ts';
import { leave } from '../engine/flow.ts';
import { mapVariables } from '../engine/variable-mapping.ts';
import type { Json } from '../model/json.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Characters of an answer that is told with its reasons. */
const shortAnswer = 200;

function isShort(value: Json): boolean {
  return JSON.stringify(value).length <= shortAnswer;
}

/**
 * Evaluates a decision with the variables, keeps its value, tells why it is that, and goes on at once. Why a decision has no value
 * is the code of its incident (`DecisionFailureCode`).
 */
export const businessRuleTask: Behavior<'businessRuleTask'> = {
  enter: (step, element, id) => {
    if (element.decision === null) return leaveAsUsual(step, element, id);
    const { model: modelId, decision, inputs: mapping, result } = element.decision;
    const instance = step.draft.get(id);
    const model = step.procedureAt(instance.scope).decisions?.[modelId];
    if (model === undefined)
      return { code: 'decision-unknown', message: `No decision model ${modelId} to ask` };
    const inputs = mapVariables(step.variablesOf(instance), mapping, (source) =>
      step.evaluate(instance, source),
    );
    if (!inputs.ok) return inputs.failure;
    const outcome = evaluateDecision(model, decision, inputs.variables, step.at);
    if (!outcome.ok)
      return { code: outcome.code, message: `${outcome.message} (at ${outcome.element})` };
    step.setFrom(id, { [result]: outcome.value });
    step.emit({
      type: 'record-decision',
      instance: String(id),
      element: element.id,
      model: modelId,
      decision,
      result,
      ...(isShort(outcome.value) ? { value: outcome.value } : {}),
      tables: matchedRules(outcome.trace),
    });
    leave(step, id);
    return undefined;
  },
  finish: leaveAsUsual,
};
