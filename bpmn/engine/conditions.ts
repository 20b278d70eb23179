import { deliver, endsWait, waitingElement } from './deliver.ts';
import type { InnerWait } from './state.ts';
import type { Step } from './step.ts';
import { triggerOf } from './triggers.ts';

/**
 * The first condition that has become true happens (specification 10.5.5). Asked when everything is at
 * rest, of data as the event has left it; one that held before happens again only after it did not.
 *
 * Elsewhere: Camunda 7 looks at each setting of a variable, Camunda 8 (since 8.9) once a command when a variable
 * that the condition reads was set, outer scopes first; both also when the wait begins, and again each time,
 * whether or not it held before, as their pages warn of. Flowable looks when it is called
 * (`evaluateConditionalEvents`). Read, not run.
 */
export function fireCondition(step: Step): boolean {
  for (const id of step.draft.active) {
    const { waits = [], incident } = step.draft.get(id);
    if (incident !== undefined) continue;
    for (const wait of waits) {
      if (wait.spent !== true && changes(step, id, wait)) return true;
    }
  }
  return false;
}

function changes(step: Step, id: number, wait: InnerWait): boolean {
  const owner = step.draft.get(id);
  const element = waitingElement(step, owner, wait.element);
  const trigger = triggerOf(element, wait.element);
  if (trigger?.type !== 'condition') return false;
  const result = step.evaluate(step.viewOf(owner, wait.element), trigger.condition);
  const holds = result.ok && result.value === true;
  if (holds === (wait.held === true)) return false;
  const ends = holds && endsWait(step, owner, element);
  const next: InnerWait = ends
    ? { element: wait.element, spent: true }
    : { element: wait.element, ...(holds ? { held: true } : {}) };
  const waits = owner.waits?.map((one) => (one.element === wait.element ? next : one)) ?? [];
  step.draft.replace({ ...owner, waits });
  if (holds) deliver(step, id, element);
  return holds;
}
