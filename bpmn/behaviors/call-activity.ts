import { openBody } from '../engine/bodies.ts';
import { leave } from '../engine/flow.ts';
import { givenVariables, takenVariables } from '../engine/called-variables.ts';
import type { Behavior } from './behavior.ts';

/** Runs a called procedure in a scope with variables of its own. */
export const callActivity: Behavior<'callActivity'> = {
  enter: (step, element, id) => {
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
    const called = step.procedure.called[element.calledElement];
    const outputs = takenVariables(step, { element, instance: step.draft.get(id), called });
    if (!outputs.ok) return outputs.failure;
    step.setFrom(id, outputs.variables);
    leave(step, id);
    return undefined;
  },
};
