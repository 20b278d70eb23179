import { commitOpening, openRoot, prepareOpening } from '../opening.ts';
import { raiseIncident, revivedBy } from '../incident.ts';
import type { CauseNode, Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { scopesAround } from './targets.ts';
import { isUnneeded, raiseAgain, reviveOne } from './unneeded.ts';

/** Completed scopes around the target become active again, the same instances, outer ones first. */
export function reactivateScopes(step: Step, target: Instance): void {
  const ended = scopesAround(step, target)
    .filter(({ state }) => state !== 'active')
    .toReversed();
  // What it does now is not what was compensated.
  for (const { ended: _ended, endedBy: _endedBy, compensated: _compensated, ...scope } of ended)
    // What it gave is given once more when it comes to its end again.
    step.draft.move(scope, 'active', scope.data === 'given' ? { data: 'taken' } : {});
  // When all are: an event sub-process that interrupts keeps the scope around it from listening.
  for (const scope of ended) {
    if (scope.id === rootId) {
      step.draft.status = 'running';
      openRoot(step);
    } else if (step.draft.rules > 1 && scope.state === 'cancelled') goOnAgain(step, scope);
    else openAgain(step, scope.id);
  }
}

/** What was cut short goes on as what is revived does: with what was left of its waits. */
function goOnAgain(step: Step, { id, incident }: Instance): void {
  step.revived.add(id);
  if (incident === undefined) openAgain(step, id);
  else raiseAgain(step, id, incident);
}

/** Boundary events and the clock of a reactivated scope start afresh. */
function openAgain(step: Step, id: number): void {
  const instance = step.draft.get(id);
  const opening = prepareOpening(step, step.elementOf(instance), instance);
  if ('code' in opening) raiseIncident(step, id, opening, revivedBy(step, id));
  else commitOpening(step, id, opening, 'body');
}

/**
 * What was cancelled from the undone future, outside of it, becomes active again: the same instance; what a
 * body or an ad-hoc sub-process cancelled at its end, it will itself say whether it is needed after all.
 * Outer scopes have lower numbers than what is in them. Waiting joins give their tokens back instead.
 */
export function revive(
  step: Step,
  {
    undone,
    future,
    joins,
  }: {
    readonly undone: ReadonlySet<CauseNode>;
    /** The same without the target, which is entered again. */
    readonly future: ReadonlySet<CauseNode>;
    readonly joins: readonly Instance[];
  },
): void {
  const instances = step.draft.instances.filter(
    (instance) =>
      instance.state === 'cancelled' &&
      instance.endedBy !== undefined &&
      future.has(instance.endedBy) &&
      !undone.has(instance.id) &&
      !isUnneeded(step, instance) &&
      !joins.includes(instance),
  );
  for (const instance of instances) reviveOne(step, instance);
}
