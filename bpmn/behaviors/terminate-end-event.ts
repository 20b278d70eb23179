import { terminateScope } from '../engine/boundaries.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Ends its own scope only: a sub-process, a called procedure, or the case. */
export const terminateEndEvent: Behavior<'terminateEndEvent'> = {
  enter: (step, _element, instance) => {
    terminateScope(step, instance);
    return undefined;
  },
  finish: leaveAsUsual,
};
