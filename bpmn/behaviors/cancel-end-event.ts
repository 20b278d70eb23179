import { cancelTransaction, transactionOf } from '../engine/boundaries.ts';
import { cancel } from '../engine/cancelling.ts';
import { beginCompensation, compensateNext } from '../engine/compensation.ts';
import type { Step } from '../engine/step.ts';
import type { Behavior } from './behavior.ts';

/**
 * Cancels its transaction (specification 13.5.6): everything else in it is ended, what it has done is
 * compensated, then its cancel event takes over. What had completed in a sub-process that is ended by it has been
 * done as well (13.5.5). Of a transaction that runs more than once it is the whole that is cancelled, with the work
 * of all its turns: its cancel event, which takes the token, is the whole's.
 *
 * Elsewhere: Camunda 7 runs transactions, each turn of one by itself; Camunda 8 has none.
 */
export const cancelEndEvent: Behavior<'cancelEndEvent'> = {
  enter: (step, _element, id) => {
    endAround(step, transactionOf(step, id), id);
    return beginCompensation(step, id);
  },
  finish: (step, _element, id) => {
    const scope = transactionOf(step, id);
    if (compensateNext(step, id, { scope, activity: null, canceller: id })) return undefined;
    return cancelTransaction(step, id);
  },
};

/** Ends what is active in the transaction, except what the cancel end event stands in. */
function endAround(step: Step, transaction: number, cancelEnd: number): void {
  let inner = cancelEnd;
  while (inner !== transaction) {
    const around = step.draft.get(inner).scope;
    for (const { id } of step.draft.inside(around))
      if (id !== inner && step.draft.get(id).state === 'active')
        cancel(step, id, 'cancelled', cancelEnd);
    inner = around;
  }
}
