import { throwSignal } from '../engine/signals.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual, leaveIfActive } from './leaving.ts';

/**
 * Reaches whatever waits for it now, in this case and in all others (BPMN 2.0.2, 10.5.1: broadcast). In
 * the case a handler that interrupts the thrower stops it at once; other cases hear it when the step of
 * the thrower is committed. It is not kept for those that come to wait later. Camunda 7, Camunda 8 and
 * Flowable broadcast alike and keep nothing either; they stop the thrower late.
 */
export const throwingSignal = {
  enter: (step, element, instance) => {
    throwSignal(step, instance, element.signal);
    leaveIfActive(step, instance);
    return undefined;
  },
  finish: leaveAsUsual,
} as const satisfies Behavior<'signalThrowEvent' | 'signalEndEvent'>;
