import { openBody } from '../engine/bodies.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Its body runs in a scope of its own and shares the variables around it. */
export const subProcess: Behavior<'subProcess'> = {
  enter: (step, element, instance) => openBody(step, element, instance, { starts: element.starts }),
  finish: leaveAsUsual,
};
