import type { JsonObject } from '../../model/json.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import type { Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { findActive } from './find-open.ts';

/**
 * Sets variables of the case, or, with an instance, as they are seen from inside it: those of a called
 * procedure, those that a turn has of its own, else those around. Conditions are asked anew at rest.
 */
export function setVariables(step: Step, event: EventOf<'set-variables'>): void {
  const { instance: named, variables } = event;
  if (named === undefined) {
    step.mergeVariables(rootId, variables);
    return;
  }
  const instance = findActive(step, named, 'instance-not-active');
  if (instance.variables !== undefined) step.mergeVariables(instance.id, variables);
  else if (event.local === true) setLocals(step, instance, variables);
  else step.setFrom(instance.id, variables);
}

/** New names too: only a turn has variables of its own. */
function setLocals(step: Step, instance: Instance, variables: JsonObject): void {
  if (instance.turn === undefined) {
    throw new EngineRefusal(
      'scope-not-open',
      `Expected ${String(instance.id)} to have variables of its own, but it has none`,
    );
  }
  step.draft.replace({ ...instance, locals: { ...instance.locals, ...variables } });
}
