import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { JsonObject } from '../../model/json.ts';
import type { DecisionModel, DecisionService } from '../model/decision-model.ts';
import { requirementOrder } from '../model/requirement-order.ts';
import { conform } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import { functionOf } from './functions.ts';
import type { Run } from './run.ts';

/** What is known when an evaluation of some decisions begins; decisions are added by and by. */
interface Known {
  readonly input: (id: string) => FeelValue;
  readonly decisions: Map<string, FeelValue>;
}

/** The value of a decision or of a decision service, from inputs by the names of their variables. */
export function decide(id: string, inputs: JsonObject, run: Run): FeelValue {
  const { model } = run;
  const input = (one: string): FeelValue => given(entry(model.inputs, one), inputs, run);
  if (!Object.hasOwn(model.services, id))
    return decideAll([id], { input, decisions: new Map() }, run).get(id);
  const service = entry(model.services, id);
  const decisions = new Map(
    service.inputDecisions.map((one) => [one, given(entry(model.decisions, one), inputs, run)]),
  );
  return resultOf(service, decideAll(service.outputs, { input, decisions }, run), run);
}

/** Everything that the decisions require comes before them, each once. */
function decideAll(
  ids: readonly string[],
  { input, decisions }: Known,
  run: Run,
): ReadonlyMap<string, FeelValue> {
  const { model } = run;
  const functions = new Map<string, FeelValue>();
  const requiredBy = (id: string): readonly string[] =>
    decisions.has(id) ? [] : entry(model.decisions, id).requires.decisions;
  for (const id of ordered(ids, requiredBy)) {
    if (decisions.has(id)) continue;
    const { requires, logic, type, variable } = entry(model.decisions, id);
    const scope = {
      ...named(requires.inputs, model.inputs, input),
      ...named(requires.decisions, model.decisions, (one) => decisions.get(one)),
      ...functionsOf(requires.knowledge, functions, run),
    };
    const here = { ...run, owner: id };
    const value = run.evaluate(logic, scope, here);
    decisions.set(id, conform(value, type, { what: variable, element: id, run: here }));
  }
  return decisions;
}

function given(
  { id, variable, type }: DecisionModel['inputs'][string],
  inputs: JsonObject,
  run: Run,
): FeelValue {
  if (!Object.hasOwn(inputs, variable))
    throw new DecisionFailure(
      'input-missing',
      id,
      `Expected a value for ${variable}, but got none`,
    );
  return conform(inputs[variable], type, { what: variable, element: id, run, json: true });
}

/** Functions of knowledge by name; those that it requires are made before. */
function functionsOf(
  ids: readonly string[],
  functions: Map<string, FeelValue>,
  run: Run,
): FeelContext {
  const { knowledge, services } = run.model;
  const requiredBy = (id: string): readonly string[] =>
    Object.hasOwn(services, id) ? [] : entry(knowledge, id).requires;
  for (const id of ordered(ids, requiredBy)) {
    if (functions.has(id)) continue;
    const made = Object.hasOwn(services, id)
      ? serviceFunction(entry(services, id), run)
      : knowledgeFunction(id, known(requiredBy(id)), run);
    functions.set(id, made);
  }
  return known(ids);

  function known(some: readonly string[]): FeelContext {
    return named(some, { ...knowledge, ...services }, (id) => functions.get(id));
  }
}

function knowledgeFunction(id: string, scope: FeelContext, run: Run): FeelValue {
  const { parameters, body, type } = entry(run.model.knowledge, id);
  const here = { ...run, owner: id };
  const signature = { element: id, parameters, type: resultType(type, run) };
  return functionOf(signature, here, (bound) => run.evaluate(body, { ...scope, ...bound }, here));
}

/** Input data come first, then input decisions (10.4). */
function serviceFunction(service: DecisionService, run: Run): FeelValue {
  const { id, inputs, inputDecisions, outputs, type } = service;
  const { model } = run;
  const elements = [
    ...inputs.map((one) => entry(model.inputs, one)),
    ...inputDecisions.map((one) => entry(model.decisions, one)),
  ];
  const parameters = elements.map((one) => ({ name: one.variable, type: one.type }));
  const signature = { element: id, parameters, type: resultType(type, run) };
  return functionOf(signature, run, (bound) => {
    const input = (one: string): FeelValue => bound[entry(model.inputs, one).variable];
    const decisions = new Map(
      inputDecisions.map((one) => [one, bound[entry(model.decisions, one).variable]] as const),
    );
    return valueOf(outputs, decideAll(outputs, { input, decisions }, run), run);
  });
}

function resultOf(
  { id, outputs, type }: DecisionService,
  decided: ReadonlyMap<string, FeelValue>,
  run: Run,
): FeelValue {
  const subject = { what: 'the result', element: id, run };
  return conform(valueOf(outputs, decided, run), resultType(type, run), subject);
}

function valueOf(
  outputs: readonly string[],
  decided: ReadonlyMap<string, FeelValue>,
  { model }: Run,
): FeelValue {
  const [only = '', ...others] = outputs;
  if (others.length === 0) return decided.get(only);
  return named(outputs, model.decisions, (id) => decided.get(id));
}

/** A variable of knowledge has a type of functions or, as tools write it, that of the result. */
function resultType(type: string | null, { model: { items } }: Run): string | null {
  const shape = type !== null && Object.hasOwn(items, type) ? items[type]?.shape : undefined;
  if (shape?.kind === 'function') return shape.result;
  return type === 'function' ? null : type;
}

/** What is known of elements, by the names of their variables. */
function named(
  ids: readonly string[],
  elements: Readonly<Record<string, { readonly variable: string }>>,
  valueOfId: (id: string) => FeelValue,
): FeelContext {
  return Object.fromEntries(
    ids.map((id) => [entry(elements, id).variable, valueOfId(id) ?? null] as const),
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
  if (found !== undefined) return found;
  throw new DecisionFailure(
    'decision-unknown',
    id,
    `Expected an element of the model, but got ${id}`,
  );
}
