import { variablesRead } from '../expressions/variables-read.ts';
import { isActivity, type BpmnElement } from '../model/element.ts';
import type { FeelSource, ServiceCall } from '../model/element-properties.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Procedure } from '../model/procedure.ts';
import type { Instant } from './events.ts';
import { instanceNumber, undoneBy } from './ids.ts';
import type { CaseState, Instance } from './state.ts';
import { Step } from './step.ts';

/** One input as the diagram has it, with its value, or what is wrong with the expression. */
export interface StuckInput {
  readonly name: string;
  readonly source: FeelSource;
  readonly value: Json;
  readonly fault: string | null;
}

/** What somebody has to know who repairs an element. */
export interface StuckElement {
  readonly element: BpmnElement;
  /** Whether a repair may go on as if the work were done: only the work of an activity can be skipped. */
  readonly skippable: boolean;
  /** Null when the element calls none. */
  readonly service: ServiceCall | null;
  readonly inputs: readonly StuckInput[];
  /** Variables that the inputs read, null where there is none; without inputs: all that the element sees. */
  readonly variables: JsonObject;
}

/** The element of an instance as it stands; null when the state has no such instance. */
export function stuckElement(
  procedure: Procedure,
  state: CaseState,
  stuck: { readonly instance: string; readonly at: Instant },
): StuckElement | null {
  const step = new Step(procedure, state, { at: stuck.at });
  const id = undoneBy(stuck.instance) ?? instanceNumber(stuck.instance);
  const instance = id === null ? undefined : step.draft.find(id);
  if (instance === undefined) return null;
  const element = instance.scope === 0 ? null : step.elementOf(instance);
  if (element === null) return null;
  const service = serviceOf(element, instance);
  const inputs = inputsOf(step, instance, service);
  const all = step.variablesOf(instance);
  return {
    element,
    skippable: isSkippable(element, instance),
    service,
    inputs,
    variables: service === null ? editable(all) : namedBy(inputs, all),
  };
}

/** As `inputs/repair.ts` has it; what the engine does not wait for itself is simply dropped. */
function isSkippable(element: BpmnElement, { incident }: Instance): boolean {
  return incident === undefined || (isActivity(element) && incident.leaving !== true);
}

/** The work of a superseded instance is being undone. */
function serviceOf(element: BpmnElement, { undo }: Instance): ServiceCall | null {
  if (undo === undefined) return 'service' in element ? element.service : null;
  return 'undo' in element && typeof element.undo === 'object'
    ? (element.undo?.service ?? null)
    : null;
}

function inputsOf(step: Step, instance: Instance, service: ServiceCall | null): StuckInput[] {
  return Object.entries(service?.inputs ?? {}).map(([name, source]) => {
    const result = step.evaluate(instance, source);
    return result.ok
      ? { name, source, value: result.value, fault: null }
      : { name, source, value: null, fault: result.message };
  });
}

function namedBy(inputs: readonly StuckInput[], all: JsonObject): JsonObject {
  const names = new Set(inputs.flatMap(({ source }) => variablesRead(source)));
  return Object.fromEntries([...names].toSorted().map((name) => [name, all[name] ?? null]));
}

/** Settings are a snapshot of the start, not data. */
function editable({ settings: _settings, ...variables }: JsonObject): JsonObject {
  return variables;
}
