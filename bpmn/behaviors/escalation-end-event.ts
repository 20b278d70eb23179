import { throwTo } from '../engine/boundaries.ts';
import type { Behavior } from './behavior.ts';

import { leaveAsUsual, leaveIfActive } from './leaving.ts';

/** Throws, then ends as usual, unless an interrupting handler ended its scope. Nobody listening is fine. */
export const escalationEndEvent: Behavior<'escalationEndEvent'> = {
  enter: (step, element, instance) => {
    throwTo(step, step.draft.get(instance), 'escalation', element.code);
    leaveIfActive(step, instance);
    return undefined;
  },
  finish: leaveAsUsual,
};
