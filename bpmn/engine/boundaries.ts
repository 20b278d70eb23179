import type { BoundaryElement, BoundaryKind, BpmnElement } from '../model/element.ts';
import { isActivity, isBoundary } from '../model/element.ts';
import { cancelInside, interrupt } from './cancelling.ts';
import { endToken, place } from './tokens.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { complete } from './flow.ts';

/** A boundary event happens: its branch starts, caused by the host; an interrupting one ends the host first. */
export function trigger(step: Step, boundary: BoundaryElement, hostId: number): void {
  const host = step.draft.get(hostId);
  const instance = place(step, boundary.id, {
    scope: host.scope,
    causes: [hostId],
    outcome: host.outcome,
  });
  if (boundary.interrupting) interrupt(step, hostId, instance.id);
}

/**
 * Finds who catches what an instance throws, inner scopes first; a handler that names the code wins
 * over one that catches everything. False when nobody does.
 */
export function throwTo(
  step: Step,
  thrower: Instance,
  kind: 'errorBoundaryEvent' | 'escalationBoundaryEvent',
  code: string | null,
): boolean {
  let host = thrower;
  for (;;) {
    const boundary = host.id === rootId ? null : catching(step, host, kind, code);
    if (boundary !== null) {
      trigger(step, boundary, host.id);
      return true;
    }
    if (host.scope === 0) return false;
    host = step.draft.get(host.scope);
  }
}

function catching(
  step: Step,
  host: Instance,
  kind: BoundaryKind,
  code: string | null,
): BoundaryElement | null {
  const element = step.elementOf(host);
  // Boundary events of an activity that runs more than once are its body's.
  if (!isActivity(element) || host.turn !== undefined) return null;
  const candidates: BpmnElement<'errorBoundaryEvent' | 'escalationBoundaryEvent'>[] = [];
  for (const id of element.boundaries) {
    const boundary = step.elementIn(host.scope, id);
    if (boundary.kind === kind && 'code' in boundary) candidates.push(boundary);
  }
  return (
    candidates.find((one) => one.code === code && code !== null) ??
    candidates.find((one) => one.code === null) ??
    null
  );
}

/** Terminate ends only its scope: everything else in it is cancelled, then the scope is through. */
export function terminateScope(step: Step, id: number): void {
  const terminate = complete(step, id);
  const scope = properScope(step, terminate.scope);
  cancelInside(step, scope, 'cancelled', id);
  endToken(step, { ...terminate, scope });
}

/** Detached branches of boundary events are no scopes of the diagram. */
function properScope(step: Step, scope: number): number {
  if (scope === rootId) return scope;
  const instance = step.draft.get(scope);
  return isBoundary(step.elementOf(instance)) ? properScope(step, instance.scope) : scope;
}

/** An error that nobody catches ends the whole case. */
export function failCase(step: Step, thrower: Instance, code: string | null): void {
  const { id } = thrower;
  cancelInside(step, rootId, 'cancelled', id);
  const root = step.draft.get(rootId);
  step.draft.move(root, 'interrupted', {
    ended: step.index,
    endedBy: id,
    ends: [...(root.ends ?? []), id],
  });
  step.draft.status = 'failed';
  step.emit({
    type: 'end-case',
    end: thrower.element,
    how: 'failed',
    ...(code === null ? {} : { code }),
  });
}
