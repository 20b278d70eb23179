import { cancelTransaction } from '../engine/boundaries.ts';
import { cancelInside } from '../engine/cancelling.ts';
import { beginCompensation, compensateNext } from '../engine/compensation.ts';
import type { Behavior } from './behavior.ts';

/**
 * Cancels its transaction (specification 13.5.6): everything else in it is ended, what it has done is
 * compensated, then its cancel event takes over.
 */
export const cancelEndEvent: Behavior<'cancelEndEvent'> = {
  enter: (step, _element, id) => {
    cancelInside(step, step.draft.get(id).scope, 'cancelled', id);
    return beginCompensation(step, id);
  },
  finish: (step, _element, id) => {
    const { scope } = step.draft.get(id);
    if (compensateNext(step, id, { scope, activity: null })) return undefined;
    return cancelTransaction(step, id);
  },
};
