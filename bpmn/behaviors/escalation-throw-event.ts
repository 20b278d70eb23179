import { throwTo } from '../engine/boundaries.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual, leaveIfActive } from './leaving.ts';

/** An escalation does not stop its thrower by itself; an interrupting handler does, at once. */
export const escalationThrowEvent: Behavior<'escalationThrowEvent'> = {
  enter: (step, element, instance) => {
    throwTo(step, step.draft.get(instance), 'escalation', element.code);
    leaveIfActive(step, instance);
    return undefined;
  },
  finish: leaveAsUsual,
};
