import type { BpmnElement } from '../model/element.ts';
import type { JsonObject } from '../model/json.ts';
import type { Procedure } from '../model/procedure.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';
import { mapVariables } from './variable-mapping.ts';
import type { Mapped } from './variable-mapping.ts';

interface Call {
  readonly element: BpmnElement<'callActivity'>;
  readonly instance: Instance;
  readonly called: Procedure | undefined;
}

/**
 * What a called procedure starts with: what the mapping says; else the inputs of the call as inputs of the
 * procedure, in order (BPMN 2.0.2, 10.3.6: they match); else all that the call sees but the procedure's own data.
 */
export function givenVariables(step: Step, { element, instance, called }: Call): Mapped {
  const seen = step.variablesOf(instance);
  const io = element.data?.io ?? null;
  const { own, inputs, outputs } = declaredBy(called);
  if (element.inputs === null && io !== null) return matched(seen, io.inputs, inputs);
  return mapVariables(without(seen, [...own, ...outputs]), element.inputs, (source) =>
    step.evaluate(instance, source),
  );
}

/**
 * What the calling side gets when the called procedure is through, in the same order of ways. An output that was
 * not given stays as it is: a repair may have given it.
 */
export function takenVariables(step: Step, { element, instance, called }: Call): Mapped {
  const seen = instance.variables ?? {};
  const io = element.data?.io ?? null;
  const { own, inputs, outputs } = declaredBy(called);
  if (element.outputs === null && io !== null)
    return given(matched(seen, outputs, io.outputs).variables);
  return mapVariables(without(seen, [...own, ...inputs]), element.outputs, (source) =>
    step.evaluate({ ...instance, scope: instance.id }, source, step.outcomeOf(-instance.id)),
  );
}

const nothing: readonly string[] = [];

function declaredBy(
  called: Procedure | undefined,
): Readonly<Record<'own' | 'inputs' | 'outputs', readonly string[]>> {
  const { own = nothing, io = null } = called?.data ?? {};
  return { own, inputs: io?.inputs ?? nothing, outputs: io?.outputs ?? nothing };
}

function matched(
  seen: JsonObject,
  from: readonly string[],
  to: readonly string[],
): Extract<Mapped, { readonly ok: true }> {
  const pairs = to.map((name, index) => [name, seen[from[index] ?? ''] ?? null] as const);
  return { ok: true, variables: Object.fromEntries(pairs) };
}

function given(variables: JsonObject): Mapped {
  const pairs = Object.entries(variables).filter(([, value]) => value !== null);
  return { ok: true, variables: Object.fromEntries(pairs) };
}

function without(variables: JsonObject, names: readonly string[]): JsonObject {
  if (names.length === 0) return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));
}
