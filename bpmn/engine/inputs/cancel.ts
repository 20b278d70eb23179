import { cancelInside } from '../cancelling.ts';
import { withoutOutside } from '../closing.ts';
import type { EventOf } from '../event-of.ts';
import { closeAll } from '../half-taken.ts';
import { putHeldBack } from '../held-messages.ts';
import { dropUndo } from '../returns/undo.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';

/** Ends the case from outside the diagram. */
export function cancel(step: Step, event: EventOf<'cancel'>): void {
  dropUndo(step);
  cancelInside(step, rootId, 'cancelled', undefined);
  const root = closeAll(step, rootId, 'cancelled');
  step.draft.move(withoutOutside(root), 'cancelled', { ended: step.index });
  step.draft.status = 'cancelled';
  for (const one of step.draft.suspended?.held ?? []) putHeldBack(step, one);
  step.draft.suspended = undefined;
  step.emit({ type: 'end-case', end: step.procedure.id, how: 'cancelled', code: event.reason });
}
