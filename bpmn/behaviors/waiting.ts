import { commitOpening, prepareOpening } from '../engine/opening.ts';
import type { Failure } from '../engine/failures.ts';
import type { Step } from '../engine/step.ts';
import type { BpmnElement } from '../model/element.ts';

/** Opens what the element waits for and does nothing more. */
export function waitHere(step: Step, element: BpmnElement, id: number): Failure | undefined {
  const opening = prepareOpening(step, element, step.draft.get(id));
  if ('code' in opening) return opening;
  commitOpening(step, id, opening, 'wait');
  return undefined;
}
