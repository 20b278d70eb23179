import { openBody } from '../engine/bodies.ts';
import { leave } from '../engine/flow.ts';
import { mapVariables } from '../engine/variable-mapping.ts';
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
    const instance = step.draft.get(id);
    const inputs = mapVariables(step.variablesOf(instance), element.inputs, (source) =>
      step.evaluate(instance, source),
    );
    if (!inputs.ok) return inputs.failure;
    return openBody(step, element, id, { starts: called.starts, variables: inputs.variables });
  },
  finish: (step, element, id) => {
    const instance = step.draft.get(id);
    const outputs = mapVariables(instance.variables ?? {}, element.outputs, (source) =>
      step.evaluate({ ...instance, scope: id }, source, step.outcomeOf(-id)),
    );
    if (!outputs.ok) return outputs.failure;
    step.setFrom(id, outputs.variables);
    leave(step, id);
    return undefined;
  },
};
