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
 * compensated. Turns of a body are compensated by the body's handler, once.
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
export function compensateNext(
  step: Step,
  thrower: number,
  what: { readonly scope: number; readonly activity: string | null },
): boolean {
  const [next] = undoings(step, what.scope, what.activity);
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

export function undoings(step: Step, scope: number, activity: string | null): Undoing[] {
  return step.draft.instances
    .filter(
      (instance) =>
        instance.scope === scope &&
        instance.state === 'completed' &&
        (activity === null || instance.element === activity),
    )
    .toSorted((a, b) => (b.ended ?? 0) - (a.ended ?? 0) || b.id - a.id)
    .flatMap((instance) => undoingsOf(step, instance));
}

function undoingsOf(step: Step, done: Instance): Undoing[] {
  const element = step.elementOf(done);
  if (!isActivity(element) || done.turn !== undefined) return [];
  const handler = element.compensation ?? compensatingHandler(step, done);
  if (handler !== undefined) return done.compensated === true ? [] : [{ done, handler }];
  return isSubProcess(element) ? undoings(step, done.id, null) : [];
}

function isSubProcess({ kind }: BpmnElement): boolean {
  return kind === 'subProcess' || kind === 'adHocSubProcess';
}

/** The event sub-process of a completed sub-process that starts by compensation. */
function compensatingHandler(step: Step, done: Instance): string | undefined {
  if (!isSubProcess(step.elementOf(done))) return undefined;
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
