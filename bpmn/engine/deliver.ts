import { isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { JsonObject } from '../model/json.ts';
import { bring } from './data.ts';
import { trigger } from './boundaries.ts';
import { complete } from './flow.ts';
import { isHandlerStart, startHandler } from './handlers.ts';
import { leavingNode } from './ids.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { occur } from './tokens.ts';
import { elementOfWait } from './triggers.ts';

/** The element for which an instance waits: its own, attached to it, behind it, or inside it. */
export function waitingElement(step: Step, owner: Instance, id: string): BpmnElement {
  if (owner.id === rootId) return step.elementIn(rootId, elementOfWait(id));
  const outer = step.procedureAt(owner.scope).elements[elementOfWait(id)];
  const isOuter = outer !== undefined && (!isBoundary(outer) || outer.host === owner.element);
  return isOuter ? outer : step.elementIn(owner.id, elementOfWait(id));
}

/** Whether what happens ends the wait for it. */
export function endsWait(step: Step, owner: Instance, element: BpmnElement): boolean {
  if ('triggers' in element && element.parallel) return true;
  if (isBoundary(element)) return element.interrupting;
  if (!isHandlerStart(element)) return true;
  const handler = step.elementIn(owner.id, element.parent ?? '');
  return handler.kind !== 'eventSubProcess' || handler.interrupting;
}

/** What an instance waited for has happened; `brought` are variables of the element for which it did. */
export function deliver(
  step: Step,
  owner: number,
  element: BpmnElement,
  brought: JsonObject = {},
): void {
  if ('triggers' in element && element.parallel && !haveAllHappened(step.draft.get(owner), element))
    return;
  if (isBoundary(element)) trigger(step, element, owner, brought);
  else if (isHandlerStart(element)) startHandler(step, element, owner, { brought });
  else if (step.draft.get(owner).element === element.id) {
    bring(step, owner, brought);
    step.hasten('finish', owner);
  } else winRace(step, owner, element, brought);
}

/** Of an element that waits for several events at once; which were there is kept by their waits. */
function haveAllHappened(owner: Instance, element: BpmnElement): boolean {
  const { timers = [], subscriptions = [], waits = [] } = owner;
  return [...timers, ...subscriptions, ...waits].every(
    (wait) => elementOfWait(wait.element) !== element.id || wait.spent === true,
  );
}

/** Of the events behind an event-based gateway the first takes the token (specification 13.4.5). */
function winRace(step: Step, gateway: number, element: BpmnElement, brought: JsonObject): void {
  const completed = complete(step, gateway);
  const { flows } = step.procedureAt(completed.scope);
  const via = step.elementOf(completed).outgoing.find((id) => flows[id]?.target === element.id);
  const instance = occur(step, element.id, {
    scope: completed.scope,
    causes: [leavingNode(completed)],
    outcome: completed.outcome,
    ...(via === undefined ? {} : { via }),
  });
  bring(step, instance.id, brought);
  step.hasten('finish', instance.id);
}
