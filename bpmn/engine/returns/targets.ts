import { isActivity } from '../../model/element.ts';
import type { CauseNode, Instance } from '../state.ts';
import { broadcasting } from '../broadcasting.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { causeGraph, futureOf, pastOf } from './cause-graph.ts';
import type { CauseGraph } from './cause-graph.ts';

/** Ended activity instances to which a return from a node is legal, newest first. */
export function legalTargets(step: Step, from: CauseNode): Instance[] {
  const graph = causeGraph(step.draft.instances);
  const past = pastOf(graph, from);
  return step.draft.instances
    .filter((instance) => past.has(instance.id) && isTargetOf(step, graph, instance))
    .toReversed();
}

export function isLegalTarget(step: Step, from: CauseNode, target: number): boolean {
  const instance = step.draft.find(target);
  if (instance === undefined) return false;
  const graph = causeGraph(step.draft.instances);
  return pastOf(graph, from).has(target) && isTargetOf(step, graph, instance);
}

/** Event sub-processes around an active instance whose interruption can be undone, inner ones first. */
export function undoableInterruptions(step: Step, from: Instance): Instance[] {
  return scopesAround(step, from).filter((scope) => isUndoable(step, scope));
}

/**
 * It interrupted its scope, and not because of what was thrown inside: that would be thrown again, so
 * going back means going behind it.
 */
function isUndoable(step: Step, handler: Instance): boolean {
  if (handler.id === rootId || handler.causes.length > 1 || handler.compensates !== undefined)
    return false;
  const element = step.elementOf(handler);
  if (element.kind !== 'eventSubProcess' || !element.interrupting || element.noReturn) return false;
  return !step.draft.instances.some(
    (other) => other.endedBy === handler.id && broadcasting.has(step.elementOf(other).kind),
  );
}

/** It has ended, and the element can be entered anew where it is. */
export function isTargetOf(step: Step, graph: CauseGraph, instance: Instance): boolean {
  if (instance.scope === 0 || (instance.state !== 'completed' && instance.state !== 'interrupted'))
    return false;
  const element = step.elementOf(instance);
  // An event sub-process is started by its event; what is in it, and its scope, are targets. So is what undoes a call.
  if (!isActivity(element) || element.kind === 'eventSubProcess') return false;
  if (instance.compensates !== undefined) return false;
  return !element.noReturn && scopesCanReopen(step, graph, instance);
}

/**
 * The scopes around a target are active, completed, or cancelled by what comes from the target, and can be
 * reactivated: not when an end that does not come from the target cancelled what else was in them.
 */
function scopesCanReopen(step: Step, graph: CauseGraph, target: Instance): boolean {
  const future = futureOf(graph, target.id);
  for (const scope of scopesAround(step, target)) {
    if (scope.state === 'active') continue;
    const isUndone = scope.state === 'cancelled' && future.has(scope.endedBy ?? 0);
    if (scope.state !== 'completed' && !isUndone && scope.scope !== 0) return false;
    const violent = (scope.ends ?? []).filter((end) => endsOthers(step, end));
    if (!violent.every((end) => future.has(end))) return false;
  }
  return true;
}

function endsOthers(step: Step, end: CauseNode): boolean {
  const instance = end > 0 ? step.draft.find(end) : undefined;
  // Nobody knows any more what it did: it may have ended others.
  if (instance?.gone === true) return true;
  const kind = instance === undefined ? undefined : step.elementOf(instance).kind;
  return kind === 'terminateEndEvent' || kind === 'errorEndEvent';
}

/** The scope instances that hold an instance, innermost first. */
export function scopesAround(step: Step, instance: Instance): Instance[] {
  const scopes: Instance[] = [];
  for (let id = instance.scope; id !== 0;) {
    const scope = step.draft.get(id);
    scopes.push(scope);
    id = scope.scope;
  }
  return scopes;
}
