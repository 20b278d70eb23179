import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const timerCatchEvent: Behavior<'timerCatchEvent'> = {
  enter: waitHere,
  finish: leaveAsUsual,
};
