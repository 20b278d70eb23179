import { isActivity, isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Failure } from './failures.ts';
import { handlersOf } from './handlers.ts';
import { leavingNode } from './ids.ts';
import { isLoopBody } from './loop-body.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { place } from './tokens.ts';

/**
 * Compensation (specification 13.5.5): what has completed in a scope is undone by its handlers, in
 * reverse order of completion, each once. The handlers run one after the other inside the instance
 * that throws, which waits for them. A sub-process without a handler of its own has what is in it
 * compensated, one that runs more than once turn by turn. So has a call activity, whose semantics are those of a
 * sub-process (13.3.4): in an instance of it that stands in the one that throws, with the variables that the call had.
 * Turns of a body that has a handler are compensated by it, once.
 *
 * Elsewhere: Camunda 8 starts all handlers at once, and that of an activity with several turns once; Camunda 7
 * keeps the order only where handlers are synchronous, and starts one for each turn (camunda/camunda 14920,
 * 15152, 15458, 16809); Flowable has no compensation end event, Camunda 7 compensating event sub-processes
 * only inside sub-processes. None of them compensates what a called process has done (Camunda 8.8, "compensation
 * handler"; user guide of Flowable, "compensation intermediate throwing event", which holds for Camunda 7 too). Here:
 * the order of the specification, and calls as sub-processes.
 */
export function beginCompensation(step: Step, id: number): Failure | undefined {
  const instance = step.draft.get(id);
  if (instance.ends === undefined) step.draft.replace({ ...instance, opened: 'body', ends: [] });
  // Asked at once, before what is queued: what it throws it throws now.
  step.hasten('settle', id);
  return undefined;
}

/** Starts the next handler; false when nothing is left to compensate. */
export function compensateNext(step: Step, thrower: number, what: CompensatedPart): boolean {
  const [next] = undoings(step, what);
  if (next === undefined) return false;
  start(step, thrower, next);
  return true;
}

function start(step: Step, thrower: number, { done, handler }: Undoing): void {
  const { variables, element } = done;
  const instance = place(step, handler, {
    scope: thrower,
    causes: [leavingNode(done), thrower],
    outcome: undefined,
  });
  if (handler === element)
    step.draft.replace({ ...instance, compensates: done.id, ...(variables && { variables }) });
  else if (step.elementIn(thrower, handler).kind === 'eventSubProcess')
    step.draft.replace({ ...instance, compensates: done.id });
}

/** Starts the next handler of what a call has done; false when nothing is left to compensate. */
export function compensateCalled(step: Step, id: number, called: number): boolean {
  const done = step.draft.get(called);
  const handler = compensatingHandler(step, done);
  if (handler === undefined || done.state !== 'completed')
    return compensateNext(step, id, { scope: called, activity: null, ...cancellerOf(step, id) });
  if ((step.draft.get(id).ends ?? []).length > 0) return false;
  start(step, id, { done, handler });
  return true;
}

/** The cancel end event for which it compensates. */
function cancellerOf(step: Step, id: number): Pick<CompensatedPart, 'canceller'> {
  const thrower = step.draft.get(step.draft.get(id).scope);
  const { kind } = step.elementOf(thrower);
  if (kind === 'cancelEndEvent') return { canceller: thrower.id };
  return kind === 'callActivity' ? cancellerOf(step, thrower.id) : {};
}

/** What it did has been compensated, by itself or with what it is in. */
export function isCompensated(step: Step, instance: Instance): boolean {
  if (hasBeenUndone(step, instance)) return true;
  return instance.scope !== 0 && isCompensated(step, step.draft.get(instance.scope));
}

/** Its own handler has come to its end, or runs: one that was cancelled has compensated nothing. */
function hasBeenUndone(step: Step, { id, compensated }: Instance): boolean {
  if (compensated === true) return true;
  return step.draft.active.some((active) => compensatedBy(step, step.draft.get(active)) === id);
}

/** What a handler that comes to its end has compensated stays so. */
export function noteCompensated(step: Step, handler: Instance): void {
  const id = compensatedBy(step, handler);
  if (id !== null) step.draft.replace({ ...step.draft.get(id), compensated: true });
}

/** It compensates, or is inside of what does. */
export function isCompensating(step: Step, instance: Instance): boolean {
  if (instance.id === rootId) return false;
  if (compensatedBy(step, instance) !== null) return true;
  return isCompensating(step, step.draft.get(instance.scope));
}

/** The instance that a handler compensates; null for any other instance. */
export function compensatedBy(step: Step, handler: Instance): number | null {
  const { id, turn, answers } = handler;
  // One that was asked once more does so for who asks.
  if (id === rootId || turn !== undefined || answers !== undefined) return null;
  if (handler.compensates !== undefined) return handler.compensates;
  const element = step.elementOf(handler);
  const isHandler = isActivity(element) && element.isForCompensation === true;
  return isHandler ? Math.abs(handler.causes[0] ?? 0) : null;
}

/** What would be compensated in a scope, and by what; newest first. */
export interface Undoing {
  readonly done: Instance;
  /** Of a call without a handler its own element: what it had called is compensated in it. */
  readonly handler: string;
}

/** What a throw event compensates: what a scope has done, or one activity of it. */
export interface CompensatedPart {
  readonly scope: number;
  readonly activity: string | null;
  /** The cancel end event, if that throws: also what had completed in what it has ended, or stands in. */
  readonly canceller?: number;
}

export function undoings(step: Step, { scope, activity, canceller }: CompensatedPart): Undoing[] {
  return standingIn(step, scope)
    .filter((instance) => activity === null || instance.element === activity)
    .toSorted((a, b) => endOf(b) - endOf(a) || b.id - a.id)
    .flatMap((instance) => undoingsOf(step, instance, canceller));
}

/** By the diagram: a detached branch of a boundary event is no scope there. */
function standingIn(step: Step, scope: number): Instance[] {
  return step.draft.instances
    .filter((instance) => instance.scope === scope)
    .flatMap((instance) =>
      isBoundary(step.elementOf(instance)) ? standingIn(step, instance.id) : [instance],
    );
}

/** What has not ended yet is newer than all that has. */
function endOf({ ended }: Instance): number {
  return ended ?? Number.POSITIVE_INFINITY;
}

function undoingsOf(step: Step, done: Instance, canceller: number | undefined): Undoing[] {
  const isOpened = canceller !== undefined && isEndedBy(step, done, canceller);
  if (done.state !== 'completed' && !isOpened) return [];
  const handler = isOpened ? undefined : handlerOf(step, done);
  if (handler !== undefined) return hasBeenUndone(step, done) ? [] : [{ done, handler }];
  const element = step.elementOf(done);
  if (element.kind === 'callActivity' && !isLoopBody(element, done))
    return undoingsOfCall(step, done, canceller);
  return holdsOthers(element) ? undoingsIn(step, done, canceller) : [];
}

function undoingsIn(step: Step, { id }: Instance, canceller: number | undefined): Undoing[] {
  const inside = { scope: id, activity: null };
  return undoings(step, canceller === undefined ? inside : { ...inside, canceller });
}

function undoingsOfCall(step: Step, done: Instance, canceller: number | undefined): Undoing[] {
  if (hasBeenUndone(step, done)) return [];
  const handler = done.state === 'completed' ? compensatingHandler(step, done) : undefined;
  const isLeft = handler !== undefined || undoingsIn(step, done, canceller).length > 0;
  return isLeft ? [{ done, handler: done.element }] : [];
}

/** What it has done would be compensated by a handler of its own. */
export function isCompensable(step: Step, done: Instance): boolean {
  return (handlerOf(step, done) ?? compensatingHandler(step, done)) !== undefined;
}

/** A turn has no handler of its own but the event sub-process in it: a boundary event is the body's. */
function handlerOf(step: Step, done: Instance): string | undefined {
  const element = step.elementOf(done);
  const ofBody = isActivity(element) && done.turn === undefined ? element.compensation : undefined;
  if (ofBody !== undefined || element.kind === 'callActivity') return ofBody;
  return compensatingHandler(step, done);
}

/** It was ended by the cancel end event, or the event stands in it. */
function isEndedBy(step: Step, { id, state, endedBy }: Instance, canceller: number): boolean {
  if (state === 'cancelled') return endedBy === canceller;
  if (state !== 'active') return false;
  for (let at = canceller; at !== rootId; at = step.draft.get(at).scope) if (at === id) return true;
  return false;
}

const holding: ReadonlySet<string> = new Set([
  'subProcess',
  'adHocSubProcess',
  'eventSubProcess',
  'callActivity',
]);

function holdsOthers({ kind }: BpmnElement): boolean {
  return holding.has(kind);
}

/** The event sub-process of a completed sub-process, or of what was called, that starts by compensation. */
function compensatingHandler(step: Step, done: Instance): string | undefined {
  const { kind } = step.elementOf(done);
  if (kind !== 'subProcess' && kind !== 'adHocSubProcess' && kind !== 'callActivity')
    return undefined;
  return handlersOf(step, done).find((handler) =>
    handler.starts.some((id) => step.elementIn(done.id, id).kind === 'compensationStartEvent'),
  )?.id;
}

/** The scope whose work a throw event undoes: its own, the one that its event sub-process is of, or undoes. */
export function compensatedScope(step: Step, { scope }: Instance): number {
  if (scope === rootId) return scope;
  const around = step.draft.get(scope);
  if (around.compensates !== undefined) return around.compensates;
  const element = step.elementOf(around);
  return element.kind === 'eventSubProcess' || isBoundary(element)
    ? compensatedScope(step, around)
    : scope;
}
