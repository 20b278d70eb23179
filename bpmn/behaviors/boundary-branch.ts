import { giveData } from '../engine/data.ts';
import { leave, sendAlong, takeOutgoing } from '../engine/flow.ts';
import type { Failure } from '../engine/failures.ts';
import type { Step } from '../engine/step.ts';
import { endToken } from '../engine/tokens.ts';
import { complete } from '../engine/flow.ts';
import type { BoundaryElement } from '../model/element.ts';

/** The branch of a boundary event: in the scope of its host, or detached in a scope of its own. */
export function startBranch(step: Step, element: BoundaryElement, id: number): Failure | undefined {
  const failure = giveData(step, element, id);
  if (failure !== undefined) return failure;
  if (!element.detached) {
    leave(step, id);
    return undefined;
  }
  const instance = step.draft.get(id);
  if (instance.ends !== undefined) return undefined;
  const choice = takeOutgoing(step, element, instance);
  if ('code' in choice) return choice;
  // The branch starts in this instance, so its tokens are caused by the instance, not by its end.
  sendAlong(step, { ...instance, scope: id }, choice);
  step.draft.replace({ ...step.draft.get(id), opened: 'body', ends: [] });
  if (choice.length === 0) step.enqueue('settle', id);
  return undefined;
}

/** The branch came to its end: it ends in the scope of its host. */
export function endBranch(step: Step, _element: BoundaryElement, id: number): undefined {
  endToken(step, complete(step, id));
}
