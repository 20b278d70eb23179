import { failCase, throwTo } from '../engine/boundaries.ts';
import { complete } from '../engine/flow.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Throws an error: the nearest handler interrupts its activity; without one the case fails. */
export const errorEndEvent: Behavior<'errorEndEvent'> = {
  enter: (step, element, instance) => {
    const thrower = complete(step, instance);
    if (!throwTo(step, thrower, 'error', element.code)) failCase(step, thrower, element.code);
    return undefined;
  },
  finish: leaveAsUsual,
};
