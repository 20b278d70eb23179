import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const signalCatchEvent: Behavior<'signalCatchEvent'> = {
  enter: waitHere,
  finish: leaveAsUsual,
};
