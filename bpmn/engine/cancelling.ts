import { withoutOutside } from './closing.ts';
import type { HowClosed } from './closing.ts';
import { closeAll } from './half-taken.ts';
import type { CauseNode, Instance } from './state.ts';
import type { Step } from './step.ts';

/** Cancels an instance with everything inside it. It keeps what a revival would need. */
export function cancel(step: Step, id: number, how: HowClosed, endedBy?: CauseNode): void {
  cancelInside(step, id, how, endedBy);
  const instance = step.draft.move(closeAll(step, id, how), 'cancelled', {
    ended: step.index,
    ...(endedBy === undefined ? {} : { endedBy }),
  });
  cancelAsked(step, instance, how, endedBy);
}

/** Nobody waits for the answer any more. */
export function cancelAsked(
  step: Step,
  { heldFor }: Instance,
  how: HowClosed,
  endedBy?: CauseNode,
): void {
  if (heldFor !== undefined && step.draft.get(heldFor).state === 'active')
    cancel(step, heldFor, how, endedBy);
}

/** Cancels everything that is active inside a scope, except one instance. */
export function cancelInside(
  step: Step,
  scope: number,
  how: HowClosed,
  endedBy: CauseNode | undefined,
): void {
  for (const instance of step.draft.inside(scope)) {
    const isOpen = step.draft.get(instance.id).state === 'active';
    if (isOpen && instance.id !== endedBy) cancel(step, instance.id, how, endedBy);
  }
}

/** Ends an activity because one of its boundary events says so. */
export function interrupt(step: Step, id: number, by: number): void {
  cancelInside(step, id, 'cancelled', by);
  const instance = closeAll(step, id, 'cancelled');
  step.draft.move(withoutOutside(instance), 'interrupted', { ended: step.index, endedBy: by });
  cancelAsked(step, instance, 'cancelled', by);
}
