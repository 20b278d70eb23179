import { commitOpening, openRoot, prepareOpening } from '../opening.ts';
import { raiseIncident } from '../incident.ts';
import type { CauseNode, Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { scopesAround } from './targets.ts';

/** Completed scopes around the target become active again, the same instances, outer ones first. */
export function reactivateScopes(step: Step, target: Instance): void {
  for (const scope of scopesAround(step, target).toReversed()) {
    if (scope.state === 'active') continue;
    const { ended: _ended, endedBy: _endedBy, ...rest } = scope;
    step.draft.move(rest, 'active', {});
    if (scope.id === rootId) {
      step.draft.status = 'running';
      openRoot(step);
    } else openAgain(step, scope.id);
  }
}

/** Boundary events and the clock of a reactivated scope start afresh. */
function openAgain(step: Step, id: number): void {
  const instance = step.draft.get(id);
  const opening = prepareOpening(step, step.elementOf(instance), instance);
  if ('code' in opening) raiseIncident(step, id, opening);
  else commitOpening(step, id, opening, 'body');
}

/**
 * Cancelled by the completion condition of a body, as a turn or inside one: the body itself will say whether
 * the turn is needed after all.
 */
export function isNotNeeded(step: Step, instance: Instance): boolean {
  return [instance, ...scopesAround(step, instance)].some(
    ({ turn, state, endedBy, scope }) =>
      turn !== undefined && state === 'cancelled' && endedBy === -scope,
  );
}

/**
 * What was cancelled from the undone future, outside of it, becomes active again: the same instance.
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
      !isNotNeeded(step, instance) &&
      !joins.includes(instance),
  );
  for (const instance of instances) reviveOne(step, instance);
}

/** A turn that its body needs after all, with everything inside it that was cancelled together with it. */
export function reviveTurn(step: Step, turn: Instance): void {
  const { endedBy } = turn;
  reviveOne(step, turn);
  for (const inner of step.draft.instances.filter(({ scope }) => scope === turn.id)) {
    if (inner.state === 'cancelled' && inner.endedBy === endedBy) reviveTurn(step, inner);
  }
}

function reviveOne(step: Step, instance: Instance): void {
  const { ended: _ended, endedBy: _endedBy, incident, ...rest } = instance;
  step.draft.move(rest, 'active', {});
  step.revived.add(instance.id);
  if (incident === undefined) step.enqueue('enter', instance.id);
  else raiseIncident(step, instance.id, incident, incident.leaving === true);
}
