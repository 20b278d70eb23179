import type { BpmnElement, HandlerStartKind } from '../model/element.ts';
import { cancelInside } from './cancelling.ts';
import { giveBack } from './half-taken.ts';
import { isLoopBody } from './loop-body.ts';
import type { CauseNode, Instance } from './state.ts';
import { spendWaits } from './spend-waits.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { place } from './tokens.ts';
import { nameOfWait } from './triggers.ts';

/** Event sub-processes of the scope that an instance is; they stand inside it. */
export function handlersOf(step: Step, scope: Instance): BpmnElement<'eventSubProcess'>[] {
  return handlerIds(step, scope)
    .map((id) => step.elementIn(scope.id, id))
    .filter((element) => element.kind === 'eventSubProcess');
}

const none: readonly string[] = [];

function handlerIds(step: Step, scope: Instance): readonly string[] {
  if (scope.id === rootId) return step.procedure.handlers ?? none;
  const element = step.elementOf(scope);
  if (isLoopBody(element, scope)) return none;
  if (element.kind === 'callActivity')
    return scope.compensates === undefined
      ? (step.procedure.called[element.calledElement]?.handlers ?? none)
      : none;
  return 'handlers' in element ? element.handlers : none;
}

export type HandlerStart = BpmnElement<HandlerStartKind>;

/** What starts the event sub-processes of a scope. */
export function handlerStarts(step: Step, scope: Instance): HandlerStart[] {
  const handlers = handlersOf(step, scope);
  if (handlers.length === 0 || isInterrupted(step, scope.id)) return [];
  return handlers.flatMap((handler) => {
    const [id] = handler.starts;
    const start = id === undefined ? undefined : step.elementIn(scope.id, id);
    return start !== undefined && isHandlerStart(start) ? [start] : [];
  });
}

const startKinds: { readonly [K in HandlerStartKind]: true } = {
  timerStartEvent: true,
  messageStartEvent: true,
  signalStartEvent: true,
  conditionalStartEvent: true,
  errorStartEvent: true,
  escalationStartEvent: true,
  multipleStartEvent: true,
};

export function isHandlerStart(element: BpmnElement): element is HandlerStart {
  return Object.hasOwn(startKinds, element.kind);
}

/**
 * Only one interrupting event sub-process runs in a scope, and once (specification 13.5.4).
 *
 * Elsewhere: Camunda 7, Camunda 8 and Flowable run event sub-processes; which one wins and how often has been
 * a defect of Camunda 8 (camunda/camunda 8271, 9261, 6846) and of Flowable (pull request 3274). Two open
 * engines that were measured let the thrower go on to its next task. Here the scope is ended in the step of
 * the event, and what the handler itself throws goes to the scope around.
 */
function isInterrupted(step: Step, scope: number): boolean {
  return step.draft.inside(scope).some((instance) => {
    const element = step.elementOf(instance);
    return element.kind === 'eventSubProcess' && element.interrupting;
  });
}

/**
 * The start event of an event sub-process happens: it is caused by the scope, and by what threw inside
 * of it. An interrupting one ends everything else in the scope, which then waits for it alone.
 */
export function startHandler(
  step: Step,
  start: HandlerStart,
  scopeId: number,
  thrower?: CauseNode,
): Instance {
  const handler = step.elementIn(scopeId, start.parent ?? '');
  const instance = place(step, handler.id, {
    scope: scopeId,
    causes: thrower === undefined ? [scopeId] : [scopeId, thrower],
    outcome: thrower === undefined ? undefined : step.outcomeOf(thrower),
  });
  if (handler.kind !== 'eventSubProcess' || !handler.interrupting) return instance;
  cancelInside(step, scopeId, 'cancelled', instance.id);
  closeHandlerWaits(step, scopeId, instance.id);
  return instance;
}

/** What starts the event sub-processes of a scope, as the scope names it. */
export function startNames(step: Step, scope: Instance): ReadonlySet<string> {
  const starts = handlersOf(step, scope).flatMap((handler) => handler.starts);
  return new Set(starts.map((id) => step.nameFor(scope, step.elementIn(scope.id, id))));
}

/** What the other event sub-processes of a scope waited for. */
function closeHandlerWaits(step: Step, scopeId: number, closedBy: number): void {
  const starts = startNames(step, step.draft.get(scopeId));
  spendWaits(step, scopeId, (wait) => starts.has(nameOfWait(wait)), { closedBy });
  giveBack(step, scopeId, {
    of: (name) => starts.has(name),
    mark: { spent: true, closedBy },
  });
}
