import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const eventBasedGateway: Behavior<'eventBasedGateway'> = {
  enter: waitHere,
  finish: leaveAsUsual,
};
