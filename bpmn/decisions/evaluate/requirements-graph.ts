import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { JsonObject } from '../../model/json.ts';
import type { BusinessKnowledgeModel, Decision } from '../model/decision-model.ts';
import { requirementOrder } from '../model/requirement-order.ts';
import { conform } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import { functionOver } from './functions.ts';
import type { Run } from './run.ts';

/** The value of a decision, behind that of every decision it requires; each is evaluated once. */
export function decide(id: string, inputs: JsonObject, run: Run): FeelValue {
  const { decisions } = run.model;
  const decided = new Map<string, FeelValue>();
  const functions = new Map<string, FeelValue>();
  for (const next of ordered([id], (one) => entry(decisions, one).requires.decisions)) {
    const decision = entry(decisions, next);
    const { requires, logic, type, variable } = decision;
    makeFunctions(requires.knowledge, functions, run);
    const scope = {
      ...inputsOf(decision, inputs, run),
      ...named(requires.decisions, decisions, decided),
      ...named(requires.knowledge, run.model.knowledge, functions),
    };
    const here = { ...run, owner: next };
    const value = run.evaluate(logic, scope, here);
    decided.set(next, conform(value, type, { what: variable, element: next, run: here }));
  }
  return decided.get(id);
}

function inputsOf({ requires }: Decision, inputs: JsonObject, run: Run): FeelContext {
  return Object.fromEntries(
    requires.inputs.map((id) => {
      const { variable, type } = entry(run.model.inputs, id);
      if (!Object.hasOwn(inputs, variable))
        throw new DecisionFailure(
          'input-missing',
          id,
          `Expected a value for ${variable}, but got none`,
        );
      const subject = { what: variable, element: id, run, json: true };
      return [variable, conform(inputs[variable], type, subject)] as const;
    }),
  );
}

/** Functions of business knowledge models and of those that they require. */
function makeFunctions(ids: readonly string[], functions: Map<string, FeelValue>, run: Run): void {
  const { knowledge } = run.model;
  for (const id of ordered(ids, (one) => entry(knowledge, one).requires)) {
    if (functions.has(id)) continue;
    const model = entry(knowledge, id);
    const { parameters, body, requires } = model;
    const definition = { element: id, parameters, body, type: resultType(model, run) };
    const scope = named(requires, knowledge, functions);
    functions.set(id, functionOver(scope, definition, { ...run, owner: id }));
  }
}

/** A variable of knowledge has a type of functions or, as tools write it, that of the result. */
function resultType({ type }: BusinessKnowledgeModel, { model: { items } }: Run): string | null {
  const shape = type !== null && Object.hasOwn(items, type) ? items[type]?.shape : undefined;
  if (shape?.kind === 'function') return shape.result;
  return type === 'function' ? null : type;
}

/** What is known of elements, by the names of their variables. */
function named(
  ids: readonly string[],
  elements: Readonly<Record<string, { readonly variable: string }>>,
  known: ReadonlyMap<string, FeelValue>,
): FeelContext {
  return Object.fromEntries(
    ids.map((id) => [entry(elements, id).variable, known.get(id)] as const),
  );
}

/** Diagrams with cycles are refused when they are read; a model may come from elsewhere. */
function ordered(
  roots: readonly string[],
  requiredBy: (id: string) => readonly string[],
): readonly string[] {
  const { order, cycles } = requirementOrder(roots, requiredBy);
  const [cycle] = cycles;
  if (cycle === undefined) return order;
  const [first = ''] = cycle;
  throw new DecisionFailure(
    'requirements-cyclic',
    first,
    `Expected no cycle, but got ${[...cycle, first].join(' > ')}`,
  );
}

function entry<T>(record: Readonly<Record<string, T>>, id: string): T {
  const found = Object.hasOwn(record, id) ? record[id] : undefined;
  if (found === undefined)
    throw new DecisionFailure(
      'decision-unknown',
      id,
      `Expected an element of the model, but got ${id}`,
    );
  return found;
}
