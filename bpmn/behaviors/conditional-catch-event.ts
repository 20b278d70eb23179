import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const conditionalCatchEvent: Behavior<'conditionalCatchEvent'> = {
  enter: waitHere,
  finish: leaveAsUsual,
};
