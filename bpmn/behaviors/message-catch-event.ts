import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const messageCatchEvent: Behavior<'messageCatchEvent'> = {
  enter: waitHere,
  finish: leaveAsUsual,
};
