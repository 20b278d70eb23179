import { beginEvaluation } from '../../expressions/feel-runtime.ts';
import { toJson } from '../../expressions/feel-value.ts';
import type { FeelValue } from '../../expressions/feel-types.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { DecisionFailure } from './decision-failure.ts';
import type { DecisionFailureCode } from './decision-failure.ts';
import { evaluateBoxed } from './evaluate-boxed.ts';
import { decide } from './requirements-graph.ts';
import type { Run } from './run.ts';
import type { DecisionTrace } from './trace.ts';

export type DecisionOutcome =
  | { readonly ok: true; readonly value: Json; readonly trace: DecisionTrace }
  | {
      readonly ok: false;
      readonly code: DecisionFailureCode;
      readonly message: string;
      /** Id of the element at which it failed. */
      readonly element: string;
    };

/**
 * Evaluates a decision, or a decision service, and before it what it requires (DMN 1.3, 10.4). Pure: the
 * same model, inputs and instant give the same outcome.
 *
 * Null is what FEEL answers where an expression has no value (10.3.2.1 and 10.3.4: wrong arguments, what
 * is missing, comparisons of different types); such a null goes on and its reason stands in the trace.
 * What is wrong with the model or with the data is a failure instead, with a code.
 *
 * @param inputs by the names of the variables of input data (and of the input decisions of a service);
 *   further entries are not looked at. Dates, times and durations are their ISO 8601 text, where the input
 *   has such a type.
 * @param at milliseconds since the epoch: `now()` and `today()`, in UTC.
 */
export function evaluateDecision(
  model: DecisionModel,
  decisionId: string,
  inputs: JsonObject,
  at: number,
): DecisionOutcome {
  const tables: Run['tables'] = [];
  const warnings: Run['warnings'] = [];
  const evaluate = evaluateBoxed;
  const calls = { open: 0 };
  const run: Run = { model, at, owner: decisionId, tables, warnings, calls, evaluate };
  beginEvaluation();
  try {
    const value = plainResult(decide(decisionId, inputs, run), decisionId);
    return { ok: true, value, trace: { tables, warnings } };
  } catch (error) {
    if (error instanceof DecisionFailure) {
      const { code, message, element } = error;
      return { ok: false, code, message, element };
    }
    if (error instanceof RangeError)
      return { ok: false, code: 'nested-too-deep', message: error.message, element: decisionId };
    throw error;
  }
}

function plainResult(value: FeelValue, decisionId: string): Json {
  const json = toJson(value);
  if (json.ok) return json.value;
  throw new DecisionFailure('result-not-plain', decisionId, json.message);
}
