import { leave } from '../engine/flow.ts';
import type { Step } from '../engine/step.ts';

/** The usual way out: complete and take the outgoing flows. */
export function leaveAsUsual(step: Step, _element: unknown, instance: number): undefined {
  leave(step, instance);
}

/** For throwers: an interrupting handler may have ended the instance meanwhile. */
export function leaveIfActive(step: Step, instance: number): void {
  if (step.draft.get(instance).state === 'active') leave(step, instance);
}
