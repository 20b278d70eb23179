import { isActivity } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import { cancel } from './cancelling.ts';
import type { Failure } from './failures.ts';
import { leavingNode } from './ids.ts';
import { isLoopBody } from './loop-body.ts';
import { reviveUnneeded } from './returns/unneeded.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { asCondition } from './turns.ts';

/** A running ad-hoc sub-process, one turn of it when it runs more than once. */
export interface AdHoc {
  readonly instance: Instance;
  readonly element: BpmnElement<'adHocSubProcess'>;
}

/** The instance as an ad-hoc sub-process; null when it is none. */
export function asAdHoc(step: Step, id: number): AdHoc | null {
  if (id <= rootId) return null;
  const instance = step.draft.get(id);
  const element = step.elementOf(instance);
  if (element.kind !== 'adHocSubProcess' || isLoopBody(element, instance)) return null;
  return { instance, element };
}

/** Activities that can be started now, in order of the diagram: those that no flow leads to. */
export function startableIn(step: Step, adHoc: AdHoc): readonly string[] {
  const { instance, element } = adHoc;
  if (!isOpen(step, adHoc)) return [];
  return element.sequential === true && hasActivity(step, instance.id) ? [] : element.starts;
}

/** Whether people may say that nothing more is to be started: where the diagram does not say it. */
export function isEndedByPeople(step: Step, adHoc: AdHoc): boolean {
  return adHoc.element.completion === null && isOpen(step, adHoc);
}

function isOpen(step: Step, { instance }: AdHoc): boolean {
  const { state, opened, incident, closing } = instance;
  if (state !== 'active' || opened !== 'body' || incident !== undefined) return false;
  return closing !== true && !isInterrupted(step, instance);
}

/** Whether the end of what leaves is the end of the ad-hoc sub-process around it as well. */
export function endsAdHoc(step: Step, leaving: Instance): boolean | Failure {
  const adHoc = asAdHoc(step, leaving.scope);
  if (adHoc === null) return false;
  if (adHoc.instance.closing === true) return true;
  const { completion } = adHoc.element;
  if (completion === null || !isActivity(step.elementOf(leaving))) return false;
  const { id } = adHoc.instance;
  const holds = asCondition(
    step.evaluateWith(step.variablesAt(id), completion, step.outcomeOf(leavingNode(leaving))),
  );
  // A return took back what had made the condition true.
  if (holds === false) reviveUnneeded(step, id);
  return holds;
}

/** Whether its end cancels what runs in it. */
export function cancelsRemaining({ element }: AdHoc): boolean {
  return element.cancelsRemaining && element.sequential !== true;
}

/** Nothing more starts: what has not begun is cancelled, what runs only if the diagram says so. */
export function closeAdHoc(step: Step, adHoc: AdHoc): void {
  const { id } = adHoc.instance;
  step.draft.replace({ ...step.draft.get(id), closing: true });
  const cancels = cancelsRemaining(adHoc);
  for (const open of step.draft.inside(id)) {
    if (cancels || !hasBegun(step, open)) cancel(step, open.id, 'cancelled', -id);
  }
  step.enqueue('settle', id);
}

/** Whether it comes to its end with the last token in it. */
export function isThroughAdHoc(step: Step, { instance }: AdHoc): boolean {
  return instance.closing === true || (instance.ends ?? []).some((end) => interrupts(step, end));
}

/**
 * In a sequential one an activity that a flow leads to waits until the one before has ended; who is asked
 * back does not, because who asks waits for the answer.
 */
export function waitsItsTurn(step: Step, id: number): boolean {
  const instance = step.draft.get(id);
  if (instance.answers !== undefined) return false;
  const scope = asAdHoc(step, instance.scope);
  if (scope?.element.sequential !== true || !isOrdered(step.elementOf(instance))) return false;
  return step.draft
    .inside(scope.instance.id)
    .some((other) => other.id !== id && isOrdered(step.elementOf(other)) && hasBegun(step, other));
}

/** Asked when everything is at rest: enters the first activity that has waited for its turn. */
export function enterNextInTurn(step: Step): boolean {
  for (const id of step.draft.active) {
    const scope = step.draft.get(id).opened === 'body' ? asAdHoc(step, id) : null;
    if (scope?.element.sequential !== true) continue;
    const next = step.draft
      .inside(id)
      .find((inner) => isOrdered(step.elementOf(inner)) && isQueued(inner));
    if (next === undefined || waitsItsTurn(step, next.id)) continue;
    step.enqueue('enter', next.id);
    return true;
  }
  return false;
}

/** What has to be undone before it starts is not its turn's matter. */
function isQueued({ opened, incident, gathering, awaits }: Instance): boolean {
  return (
    opened === undefined && incident === undefined && gathering !== true && awaits === undefined
  );
}

/** Its work has been started: an event or a gateway is no work, what is compensated is. */
function hasBegun(step: Step, { id, opened, incident }: Instance): boolean {
  const instance = step.draft.get(id);
  if (!isActivity(step.elementOf(instance))) return opened === 'body';
  return opened !== undefined || incident !== undefined;
}

/** An event sub-process is started by its event, whatever runs beside it. */
function isOrdered(element: BpmnElement): boolean {
  return isActivity(element) && element.kind !== 'eventSubProcess';
}

function hasActivity(step: Step, scope: number): boolean {
  return step.draft.inside(scope).some((inner) => isOrdered(step.elementOf(inner)));
}

/** An interrupting event sub-process is all that still happens in its scope. */
function isInterrupted(step: Step, { id, ends = [] }: Instance): boolean {
  const inside = step.draft.inside(id).map((inner) => inner.id);
  return [...inside, ...ends].some((node) => interrupts(step, node));
}

function interrupts(step: Step, node: number): boolean {
  const element = step.elementOf(step.draft.get(Math.abs(node)));
  return element.kind === 'eventSubProcess' && element.interrupting;
}
