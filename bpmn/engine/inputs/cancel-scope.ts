import { isActivity, isBoundary } from '../../model/element.ts';
import { asAdHoc } from '../ad-hoc.ts';
import { noteCompensated } from '../compensation.ts';
import { cancel, cancelInside } from '../cancelling.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { raiseIncident } from '../incident.ts';
import { finishLoop } from '../loops.ts';
import { finishInstance } from '../run.ts';
import type { Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { endToken } from '../tokens.ts';
import { findActive } from './find-open.ts';

/**
 * Withdraws an active sub-process, called procedure, body or branch with everything inside it. Then the token
 * goes on as if its end had been reached, or ends here. The end is caused by what was cancelled, so a return
 * into the scope finds it and revives what else was there.
 */
export function cancelScope(step: Step, event: EventOf<'cancel-scope'>): void {
  const scope = findScope(step, event.instance);
  if (event.goOn) goOn(step, scope);
  else {
    cancel(step, scope.id, 'cancelled');
    // A handler that is withdrawn is not started again at once.
    noteCompensated(step, scope);
    endToken(step, step.draft.get(scope.id));
  }
}

/**
 * A turn is taken out of its body by `remove-instance`, the whole case is ended by `cancel`. What undoes a call is part of
 * its thrower.
 */
function findScope(step: Step, id: string): Instance {
  const scope = findActive(step, id, 'scope-not-open');
  const isScope = scope.id !== rootId && scope.turn === undefined && scope.ends !== undefined;
  const element = isScope ? step.elementOf(scope) : null;
  const isUndoing = element?.kind === 'callActivity' && scope.compensates !== undefined;
  if (element !== null && !isUndoing && (isActivity(element) || isBoundary(element))) return scope;
  throw new EngineRefusal(
    'scope-not-open',
    `Expected ${id} to be a scope that can be withdrawn, but it is not`,
  );
}

function goOn(step: Step, { id, incident, ...rest }: Instance): void {
  const left = rest.turns === undefined ? leavesOf(step, id) : [];
  cancelInside(step, id, 'cancelled', -id);
  const ends = [...(rest.ends ?? []), ...left];
  // Its diagram does not say that it is through: whoever withdraws it does.
  const closing = asAdHoc(step, id) === null ? {} : { closing: true as const };
  step.draft.replace({ id, ...rest, ends, ...closing });
  if (incident !== undefined) step.emit({ type: 'resolve-incident', instance: String(id) });
  const element = step.elementOf(step.draft.get(id));
  if (rest.turns === undefined || !isActivity(element)) finishInstance(step, id);
  else {
    const failure = finishLoop(step, element, id);
    if (failure !== undefined) raiseIncident(step, id, failure, { leaving: true });
  }
}

/** What holds a token inside a scope, at any depth. */
function leavesOf(step: Step, scope: number): number[] {
  return step.draft
    .inside(scope)
    .flatMap(({ id }) => (step.draft.hasActiveInside(id) ? leavesOf(step, id) : [id]));
}
