import type { ElementData, DataAssociation, DataSet } from '../model/data.ts';
import { isActivity } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { areThere, targetValue } from './data-values.ts';
import type { Failure } from './failures.ts';
import { leavingNode } from './ids.ts';
import { isLoopBody } from './loop-body.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';

/**
 * Takes in what an activity needs before it starts (BPMN 2.0.2, 10.4.2): the first input set all of whose
 * inputs are available is filled over the data associations. False while none is. How often that is asked
 * the specification leaves open; here, whenever the case has come to rest.
 */
export function takeData(step: Step, element: BpmnElement, id: number): boolean | Failure {
  const { data: known, ...instance } = step.draft.get(id);
  const data = dataOf(element);
  if (data === null || known === 'taken' || known === 'given') return true;
  const set = inputSetOf(step, data, instance);
  if (set === null) {
    step.draft.replace({ ...instance, data: 'awaited' });
    return false;
  }
  const empty = emptied(element, data, instance);
  // An event has its item already when it has happened; an activity that is entered anew begins anew.
  const locals = isActivity(element)
    ? { ...instance.locals, ...empty }
    : { ...empty, ...instance.locals };
  const associations = data.incoming.filter(
    (one) =>
      belongsTo(element, instance, one) &&
      (!isListed(data.io?.inputs, one.target) || isIn(set, one.target)),
  );
  const filled = fill(step, { ...instance, locals }, associations);
  if ('code' in filled) return filled;
  step.draft.replace({ ...filled, data: 'taken' });
  return true;
}

/** Enters one activity whose inputs have become available; false when there is none. */
export function startAvailable(step: Step): boolean {
  const ready = step.draft.active.find((id) => {
    const instance = step.draft.get(id);
    if (instance.data !== 'awaited' || instance.incident !== undefined) return false;
    const data = dataOf(step.elementOf(instance));
    return data !== null && inputSetOf(step, data, instance) !== null;
  });
  if (ready === undefined) return false;
  step.enqueue('enter', ready);
  return true;
}

/** Gives out what an activity has done, once: leaving again gives nothing again. */
export function giveData(step: Step, element: BpmnElement, id: number): Failure | undefined {
  const { data } = step.draft.get(id);
  if (dataOf(element) === null || data === 'given') return undefined;
  const failure = giveOut(step, element, id);
  if (failure === undefined) step.draft.replace({ ...step.draft.get(id), data: 'given' });
  return failure;
}

/**
 * Gives out the first output set that is there, over the data associations. A set without a required output is a
 * failure, as the specification has it (10.4.2).
 */
export function giveOut(step: Step, element: BpmnElement, id: number): Failure | undefined {
  const instance = step.draft.get(id);
  const data = dataOf(element);
  if (data === null) return undefined;
  const set = outputSetOf(step, data, instance);
  if (set === null)
    return {
      code: 'output-not-available',
      message: `Expected all outputs of one set of ${element.id}, but got none complete`,
    };
  const outputs = data.io?.outputs;
  for (const one of data.outgoing) {
    const chosen = one.sources.every((name) => !isListed(outputs, name) || isIn(set, name));
    if (!chosen || !belongsTo(element, instance, one)) continue;
    const failure = move(step, id, one);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Variables that an instance has for itself from the start. */
export function bring(step: Step, id: number, brought: JsonObject): void {
  const instance = step.draft.get(id);
  if (Object.keys(brought).length > 0)
    step.draft.replace({ ...instance, locals: { ...instance.locals, ...brought } });
}

function dataOf(element: BpmnElement): ElementData | null {
  return element.data ?? null;
}

/** Some associations are for each turn, the others for the body; what runs once is both. */
function belongsTo(element: BpmnElement, instance: Instance, one: DataAssociation): boolean {
  if (isLoopBody(element, instance)) return one.perTurn !== true;
  return instance.turn === undefined || one.perTurn === true;
}

/** What is there from the start, without a value. */
function emptied(element: BpmnElement, data: ElementData, instance: Instance): JsonObject {
  const shared = [...(data.io?.inputs ?? []), ...(data.io?.outputs ?? [])].filter(
    (name) => !data.own.includes(name),
  );
  const own = isLoopBody(element, instance) ? [] : data.own;
  const names = instance.turn === undefined ? [...own, ...shared] : own;
  return Object.fromEntries(names.map((name) => [name, null]));
}

const everything: DataSet = { required: [], optional: [] };

function inputSetOf(step: Step, data: ElementData, instance: Instance): DataSet | null {
  if (instance.turn !== undefined) return data.io === null ? everything : allOf(data.io.inputs);
  const seen = step.variablesOf(instance);
  const available = (input: string): boolean =>
    data.incoming.some(
      (one) => one.target === input && (one.perTurn === true || areThere(one.sources, seen)),
    );
  return firstOf(data.io?.inputSets, available);
}

function outputSetOf(step: Step, data: ElementData, instance: Instance): DataSet | null {
  if (instance.turn !== undefined) return data.io === null ? everything : allOf(data.io.outputs);
  const seen = step.variablesOf(instance);
  const ofTurns = new Set(
    data.outgoing.flatMap(({ sources, perTurn }) => (perTurn === true ? sources : [])),
  );
  return firstOf(data.io?.outputSets, (name) => ofTurns.has(name) || areThere([name], seen));
}

function firstOf(
  sets: readonly DataSet[] | undefined,
  available: (name: string) => boolean,
): DataSet | null {
  if (sets === undefined) return everything;
  return sets.find(({ required }) => required.every(available)) ?? null;
}

const allOf = (names: readonly string[]): DataSet => ({ required: names, optional: [] });
const isListed = (names: readonly string[] | undefined, name: string): boolean =>
  names?.includes(name) === true;
const isIn = ({ required, optional }: DataSet, name: string): boolean =>
  required.includes(name) || optional.includes(name);

/** Later associations see what earlier ones have filled. */
function fill(
  step: Step,
  empty: Instance,
  associations: readonly DataAssociation[],
): Instance | Failure {
  const locals: Record<string, Json> = { ...empty.locals };
  const instance = { ...empty, locals };
  for (const one of associations) {
    if (!areThere(one.sources, step.variablesOf(instance))) continue;
    const value = targetValue(step, instance, one);
    if (!value.ok) return value.failure;
    locals[one.target] = value.value;
  }
  return instance;
}

/** Out of an activity; what its sources do not have stays as it is. */
function move(step: Step, id: number, one: DataAssociation): Failure | undefined {
  const instance = step.draft.get(id);
  if (!areThere(one.sources, step.variablesOf(instance))) return undefined;
  const outcome = step.outcomeOf(leavingNode(instance));
  const value = targetValue(step, instance, one, outcome);
  if (!value.ok) return value.failure;
  step.setFrom(id, { [one.target]: value.value });
  return undefined;
}
