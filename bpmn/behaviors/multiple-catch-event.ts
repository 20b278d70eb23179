import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const multipleCatchEvent: Behavior<'multipleCatchEvent'> = {
  enter: waitHere,
  finish: leaveAsUsual,
};
