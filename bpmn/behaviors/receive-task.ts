import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';
import { waitHere } from './waiting.ts';

export const receiveTask: Behavior<'receiveTask'> = { enter: waitHere, finish: leaveAsUsual };
