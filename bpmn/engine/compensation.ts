import { isActivity, isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Failure } from './failures.ts';
import { handlersOf } from './handlers.ts';
import { leavingNode } from './ids.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { place } from './tokens.ts';

/**
 * Compensation (specification 13.5.5): what has completed in a scope is undone by its handlers, in
 * reverse order of completion, each once. The handlers run one after the other inside the instance
 * that throws, which waits for them. A sub-process without a handler of its own has what is in it
 * compensated, one that runs more than once turn by turn. Turns of a body that has a handler are compensated by it,
 * once.
 *
 * Elsewhere: Camunda 8 starts all handlers at once, and that of an activity with several turns once; Camunda 7
 * keeps the order only where handlers are synchronous, and starts one for each turn (camunda/camunda 14920,
 * 15152, 15458, 16809); Flowable has no compensation end event, Camunda 7 compensating event sub-processes
 * only inside sub-processes. Here: the order of the specification.
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
  const { done, handler } = next;
  step.draft.replace({ ...done, compensated: true });
  const instance = place(step, handler, {
    scope: thrower,
    causes: [leavingNode(done), thrower],
    outcome: undefined,
  });
  if (step.elementIn(thrower, handler).kind === 'eventSubProcess')
    step.draft.replace({ ...instance, compensates: done.id });
  return true;
}

/** What it did has been compensated, by itself or with what it is in. */
export function isCompensated(step: Step, instance: Instance): boolean {
  if (instance.compensated === true) return true;
  return instance.scope !== 0 && isCompensated(step, step.draft.get(instance.scope));
}

/** It compensates, or is inside of what does. */
export function isCompensating(step: Step, instance: Instance): boolean {
  if (instance.id === rootId) return false;
  if (compensatedBy(step, instance) !== null) return true;
  return isCompensating(step, step.draft.get(instance.scope));
}

/** The instance that a handler compensates; null for any other instance. */
export function compensatedBy(step: Step, handler: Instance): number | null {
  if (handler.id === rootId || handler.turn !== undefined) return null;
  if (handler.compensates !== undefined) return handler.compensates;
  const element = step.elementOf(handler);
  const isHandler = isActivity(element) && element.isForCompensation === true;
  return isHandler ? Math.abs(handler.causes[0] ?? 0) : null;
}

/** What would be compensated in a scope, and by what; newest first. */
export interface Undoing {
  readonly done: Instance;
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
  const element = step.elementOf(done);
  const handler = isOpened ? undefined : handlerOf(step, done);
  if (handler !== undefined) return done.compensated === true ? [] : [{ done, handler }];
  const inside = { scope: done.id, activity: null };
  return isSubProcess(element)
    ? undoings(step, canceller === undefined ? inside : { ...inside, canceller })
    : [];
}

/** What it has done would be compensated by a handler of its own. */
export function isCompensable(step: Step, done: Instance): boolean {
  return handlerOf(step, done) !== undefined;
}

/** A turn has no handler of its own but the event sub-process in it: a boundary event is the body's. */
function handlerOf(step: Step, done: Instance): string | undefined {
  const element = step.elementOf(done);
  const ofBody = isActivity(element) && done.turn === undefined ? element.compensation : undefined;
  return ofBody ?? compensatingHandler(step, done);
}

/** It was ended by the cancel end event, or the event stands in it. */
function isEndedBy(step: Step, { id, state, endedBy }: Instance, canceller: number): boolean {
  if (state === 'cancelled') return endedBy === canceller;
  if (state !== 'active') return false;
  for (let at = canceller; at !== rootId; at = step.draft.get(at).scope) if (at === id) return true;
  return false;
}

function isSubProcess({ kind }: BpmnElement): boolean {
  return kind === 'subProcess' || kind === 'adHocSubProcess' || kind === 'eventSubProcess';
}

/** The event sub-process of a completed sub-process that starts by compensation. */
function compensatingHandler(step: Step, done: Instance): string | undefined {
  const { kind } = step.elementOf(done);
  if (kind !== 'subProcess' && kind !== 'adHocSubProcess') return undefined;
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
