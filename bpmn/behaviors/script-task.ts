import type { LimitValue } from '../engine/commands.ts';
import { leave } from '../engine/flow.ts';
import type { Failure } from '../engine/failures.ts';
import { limitFrom } from '../engine/limit-value.ts';
import type { Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { ClockOperation, FeelSource } from '../model/element-properties.ts';
import { isJsonObject } from '../model/json.ts';
import type { JsonObject } from '../model/json.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Computes variables, moves a clock, and goes on at once. */
export const scriptTask: Behavior<'scriptTask'> = {
  enter: (step, element, id) => {
    const instance = step.draft.get(id);
    const script = runScript(step, instance, element.script);
    if (!script.ok) return script.failure;
    const limit = limitOf(step, instance, element.clockOperation);
    if (limit !== null && 'code' in limit) return limit;
    step.setFrom(id, script.variables);
    if (element.clockOperation !== null) {
      const { clock, operation } = element.clockOperation;
      step.emit({ type: 'operate-clock', element: element.id, clock, operation, limit });
    }
    leave(step, id);
    return undefined;
  },
  finish: leaveAsUsual,
};

type Script =
  | { readonly ok: true; readonly variables: JsonObject }
  | { readonly ok: false; readonly failure: Failure };

function runScript(step: Step, instance: Instance, source: FeelSource | null): Script {
  if (source === null) return { ok: true, variables: {} };
  const result = step.evaluate(instance, source);
  if (!result.ok)
    return { ok: false, failure: { code: 'expression-failed', message: result.message } };
  if (isJsonObject(result.value)) return { ok: true, variables: result.value };
  return {
    ok: false,
    failure: {
      code: 'script-not-context',
      message: 'Expected the script to give a context of variables',
    },
  };
}

function limitOf(
  step: Step,
  instance: Instance,
  operation: ClockOperation | null,
): LimitValue | null | Failure {
  return operation?.limit === undefined
    ? null
    : limitFrom(step.evaluate(instance, operation.limit));
}
