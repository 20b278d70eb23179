import { giveOut } from '../engine/data.ts';
import { sendAlong } from '../engine/flow.ts';
import { isArmed } from '../engine/timers.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const timerCatchEvent: Behavior<'timerCatchEvent'> = {
  enter: waitHere,
  /** The last firing gives the token on, each earlier turn of a cycle a copy. */
  finish: (step, element, id) => {
    const { timers = [] } = step.draft.get(id);
    if (!timers.some(isArmed)) return leaveAsUsual(step, element, id);
    const failure = giveOut(step, element, id);
    if (failure === undefined) sendAlong(step, step.draft.get(id), element.outgoing);
    return failure;
  },
};
