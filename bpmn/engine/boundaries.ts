import type {
  BoundaryElement,
  BoundaryKind,
  BpmnElement,
  HandlerStartKind,
} from '../model/element.ts';
import { isActivity, isBoundary } from '../model/element.ts';
import { cancelInside, interrupt } from './cancelling.ts';
import { withoutOutside } from './closing.ts';
import { closeAll } from './half-taken.ts';
import { handlerStarts, startHandler } from './handlers.ts';
import type { HandlerStart } from './handlers.ts';
import { leavingNode } from './ids.ts';
import type { Failure } from './failures.ts';
import { dropUndo } from './returns/undo.ts';
import { endToken, place } from './tokens.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { complete } from './flow.ts';

/** A boundary event happens: its branch starts, caused by the host; an interrupting one ends the host first. */
export function trigger(step: Step, boundary: BoundaryElement, hostId: number): Instance {
  const host = step.draft.get(hostId);
  const instance = place(step, boundary.id, {
    scope: host.scope,
    causes: [hostId],
    outcome: host.outcome,
  });
  if (boundary.interrupting) interrupt(step, hostId, instance.id);
  return instance;
}

type Thrown = 'error' | 'escalation';
const boundaryOf = {
  error: 'errorBoundaryEvent',
  escalation: 'escalationBoundaryEvent',
} as const satisfies Readonly<Record<Thrown, BoundaryKind>>;
const startOf = {
  error: 'errorStartEvent',
  escalation: 'escalationStartEvent',
} as const satisfies Readonly<Record<Thrown, HandlerStartKind>>;

/**
 * Finds who catches what an instance throws, inner scopes first: a boundary event of the activity, then
 * an event sub-process beside it. What such a handler throws itself is for the scope around, never for
 * one beside it. A handler that names the code wins over one that catches everything. False when nobody does.
 */
export function throwTo(step: Step, thrower: Instance, what: Thrown, code: string | null): boolean {
  let host = thrower;
  for (;;) {
    const boundary = host.id === rootId ? null : catching(step, host, what, code);
    if (boundary !== null) {
      trigger(step, boundary, host.id);
      return true;
    }
    if (host.scope === 0) return false;
    const scope = step.draft.get(host.scope);
    if (step.elementOf(host).kind !== 'eventSubProcess') {
      const start = startCatching(step, scope, what, code);
      if (start !== null) {
        startHandler(step, start, scope.id, leavingNode(thrower));
        return true;
      }
    }
    host = scope;
  }
}

function catching(
  step: Step,
  host: Instance,
  what: Thrown,
  code: string | null,
): BoundaryElement | null {
  const element = step.elementOf(host);
  // Boundary events of an activity that runs more than once are its body's; what undoes a call is not the call.
  if (!isActivity(element) || host.turn !== undefined || host.compensates !== undefined)
    return null;
  const candidates = element.boundaries
    .map((id) => step.elementIn(host.scope, id))
    .filter(isCatchingBoundary)
    .filter((one) => one.kind === boundaryOf[what]);
  return byCode(candidates, code);
}

function startCatching(
  step: Step,
  scope: Instance,
  what: Thrown,
  code: string | null,
): HandlerStart | null {
  return byCode(
    handlerStarts(step, scope)
      .filter(isCatchingStart)
      .filter((one) => one.kind === startOf[what]),
    code,
  );
}

type CatchingBoundary = BpmnElement<(typeof boundaryOf)[Thrown]>;
type CatchingStart = BpmnElement<(typeof startOf)[Thrown]>;

function isCatchingBoundary(element: BpmnElement): element is CatchingBoundary {
  return element.kind === boundaryOf.error || element.kind === boundaryOf.escalation;
}
function isCatchingStart(element: BpmnElement): element is CatchingStart {
  return element.kind === startOf.error || element.kind === startOf.escalation;
}

function byCode<T extends { readonly code: string | null }>(
  candidates: readonly T[],
  code: string | null,
): T | null {
  return (
    candidates.find((one) => one.code === code && code !== null) ??
    candidates.find((one) => one.code === null) ??
    null
  );
}

/** The transaction that a cancel end event cancels: all turns of it, since its events are those of the body. */
export function transactionOf(step: Step, cancelEnd: number): number {
  const scope = properScope(step, step.draft.get(cancelEnd).scope);
  const { turn, scope: around } = step.draft.get(scope);
  return turn === undefined ? scope : around;
}

/** A cancelled transaction is over: the token goes on at its cancel event. */
export function cancelTransaction(step: Step, cancelEnd: number): Failure | undefined {
  const host = step.draft.get(transactionOf(step, cancelEnd));
  const element = step.elementOf(host);
  const boundary = ('boundaries' in element ? element.boundaries : [])
    .map((id) => step.elementIn(host.scope, id))
    .find((one) => one.kind === 'cancelBoundaryEvent');
  if (boundary?.kind !== 'cancelBoundaryEvent')
    return {
      code: 'cancel-not-caught',
      message: `No event takes over when ${host.element} is cancelled`,
    };
  complete(step, cancelEnd);
  trigger(step, boundary, host.id);
  return undefined;
}

/** Terminate ends only its scope: everything else in it is cancelled, then the scope is through. */
export function terminateScope(step: Step, id: number): void {
  const terminate = complete(step, id);
  const scope = properScope(step, terminate.scope);
  cancelInside(step, scope, 'cancelled', id);
  endToken(step, { ...terminate, scope });
}

/** Detached branches of boundary events are no scopes of the diagram. */
export function properScope(step: Step, scope: number): number {
  if (scope === rootId) return scope;
  const instance = step.draft.get(scope);
  return isBoundary(step.elementOf(instance)) ? properScope(step, instance.scope) : scope;
}

/** An error that nobody catches ends the whole case. */
export function failCase(step: Step, thrower: Instance, code: string | null): void {
  const { id } = thrower;
  dropUndo(step);
  cancelInside(step, rootId, 'cancelled', id);
  const root = closeAll(step, rootId, 'cancelled');
  step.draft.move(withoutOutside(root), 'interrupted', {
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
