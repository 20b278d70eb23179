import { asAdHoc } from '../engine/ad-hoc.ts';
import { waitingElement } from '../engine/deliver.ts';
import { isHandlerStart } from '../engine/handlers.ts';
import type { Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import { isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import { reachableFrom } from '../model/reachability.ts';

/**
 * What runs beside the flow and meets no other token: a detached branch, or an event sub-process that does
 * not interrupt. One at a time stands for any number of them; without this, each event that may come again
 * would make the markings grow for ever.
 */
export function runsBeside(element: BpmnElement): boolean {
  if (isBoundary(element)) return element.detached && !element.interrupting;
  return element.kind === 'eventSubProcess' && !element.interrupting;
}

/** What an event would start beside the flow is there already, or what it led to in an ad-hoc sub-process. */
export function isBesideAlready(step: Step, owner: Instance, wait: string): boolean {
  const event = waitingElement(step, owner, wait);
  if (isBoundary(event) && !event.interrupting && isInAdHoc(step, owner))
    return isUnderWay(step, owner.scope, event.id);
  const place = placeBeside(step, owner, event);
  if (place === null) return false;
  return step.draft.inside(place.scope).some((other) => other.element === place.element);
}

function isInAdHoc(step: Step, { scope }: Instance): boolean {
  return asAdHoc(step, scope) !== null;
}

/** Whether something is active, or waits at a join, to which an element of a scope leads. */
export function isUnderWay(step: Step, scope: number, element: string): boolean {
  const procedure = step.procedureAt(scope);
  const line = reachableFrom(procedure, [element]);
  return step.draft
    .inside(scope)
    .some((open) =>
      open.tokens === undefined
        ? line.has(open.element)
        : open.tokens.some(({ flow }) => line.has(procedure.flows[flow]?.source ?? '')),
    );
}

function placeBeside(
  step: Step,
  owner: Instance,
  event: BpmnElement,
): { readonly scope: number; readonly element: string } | null {
  if (isBoundary(event))
    return runsBeside(event) ? { scope: owner.scope, element: event.id } : null;
  const handler = handlerStartedBy(step, owner, event);
  return handler !== null && runsBeside(handler) ? { scope: owner.id, element: handler.id } : null;
}

/** The event sub-process that an event starts inside the scope that waits for it; null where it does something else. */
export function handlerStartedBy(
  step: Step,
  owner: Instance,
  event: BpmnElement,
): BpmnElement<'eventSubProcess'> | null {
  if (!isHandlerStart(event) || event.parent === null) return null;
  const handler = step.elementIn(owner.id, event.parent);
  return handler.kind === 'eventSubProcess' ? handler : null;
}
