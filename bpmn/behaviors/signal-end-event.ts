import { broadcast } from '../engine/signals.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual, leaveIfActive } from './leaving.ts';

/** Reaches whatever waits for it in the case; a handler that interrupts the thrower stops it at once. */
export const signalEndEvent: Behavior<'signalEndEvent'> = {
  enter: (step, element, instance) => {
    broadcast(step, element.signal);
    leaveIfActive(step, instance);
    return undefined;
  },
  finish: leaveAsUsual,
};
