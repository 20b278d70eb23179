import type { Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { tellHeld } from '../held.ts';
import { place } from '../tokens.ts';
import { isLoopBody } from '../loop-body.ts';
import { causeGraph, pastOf } from './cause-graph.ts';
import { scopesAround } from './targets.ts';

/**
 * Asking back (退回后直接回到我): the element of an earlier task is opened once more, beside everything that
 * runs and caused by the task that asks, which is held until the answer is there. No token moves.
 */
export function askableFrom(step: Step, from: Instance): Instance[] {
  const past = pastOf(causeGraph(step.draft.instances), from.id);
  return step.draft.instances
    .filter((instance) => past.has(instance.id) && isAskable(step, from, instance))
    .toReversed();
}

function isAskable(step: Step, from: Instance, instance: Instance): boolean {
  if (instance.state !== 'completed' || instance.scope === 0) return false;
  const element = step.elementOf(instance);
  if (element.kind !== 'userTask' || element.noReturn || isLoopBody(element, instance))
    return false;
  return placeFor(step, from, instance) !== undefined;
}

/** The nearest scope around the task that asks in which the element is known; no body, which would count it as a turn. */
function placeFor(step: Step, from: Instance, target: Instance): number | undefined {
  const procedure = step.procedureAt(target.scope);
  return scopesAround(step, from).find(
    (scope) => scope.turns === undefined && step.procedureAt(scope.id) === procedure,
  )?.id;
}

export function ask(step: Step, from: Instance, target: Instance): void {
  const scope = placeFor(step, from, target) ?? target.scope;
  const asked = place(step, target.element, {
    scope,
    causes: [from.id],
    outcome: from.outcome,
    ...(target.turn === undefined ? {} : { turn: target.turn }),
    ...(target.locals === undefined ? {} : { locals: target.locals }),
  });
  step.draft.replace({
    ...asked,
    answers: from.id,
    ...(target.holder === undefined ? {} : { holder: target.holder }),
  });
  step.draft.replace({ ...step.draft.get(from.id), heldFor: asked.id });
  tellHeld(step, from.id);
}
