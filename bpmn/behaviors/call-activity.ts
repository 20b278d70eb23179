import { openBody } from '../engine/bodies.ts';
import { beginCompensation, compensateCalled } from '../engine/compensation.ts';
import type { Failure } from '../engine/failures.ts';
import { complete, leave } from '../engine/flow.ts';
import { givenVariables, takenVariables } from '../engine/called-variables.ts';
import type { Step } from '../engine/step.ts';
import { endToken } from '../engine/tokens.ts';
import type { Behavior } from './behavior.ts';

/**
 * Runs a called procedure in a scope with variables of its own. Where it compensates a call, the handlers of what was
 * called run in it, on the variables that the call had.
 */
export const callActivity: Behavior<'callActivity'> = {
  enter: (step, element, id) => {
    if (step.draft.get(id).compensates !== undefined) return beginCompensation(step, id);
    const called = step.procedure.called[element.calledElement];
    if (called === undefined) {
      return {
        code: 'called-procedure-missing',
        message: `No procedure ${element.calledElement} to call`,
      };
    }
    const inputs = givenVariables(step, { element, instance: step.draft.get(id), called });
    if (!inputs.ok) return inputs.failure;
    return openBody(step, element, id, { starts: called.starts, variables: inputs.variables });
  },
  finish: (step, element, id) => {
    const { compensates } = step.draft.get(id);
    if (compensates !== undefined) return finishUndoing(step, id, compensates);
    const called = step.procedure.called[element.calledElement];
    const outputs = takenVariables(step, { element, instance: step.draft.get(id), called });
    if (!outputs.ok) return outputs.failure;
    step.setFrom(id, outputs.variables);
    leave(step, id);
    return undefined;
  },
};

function finishUndoing(step: Step, id: number, called: number): Failure | undefined {
  if (!compensateCalled(step, id, called)) endToken(step, complete(step, id));
  return undefined;
}
