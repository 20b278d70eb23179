import { openBody } from '../engine/bodies.ts';
import { complete } from '../engine/flow.ts';
import { endToken } from '../engine/tokens.ts';
import type { Behavior } from './behavior.ts';

/** Runs as a body inside the scope whose event it handles, and ends there (specification 13.5.4). */
export const eventSubProcess: Behavior<'eventSubProcess'> = {
  enter: (step, element, instance) => openBody(step, element, instance, { starts: element.starts }),
  finish: (step, _element, instance) => {
    endToken(step, complete(step, instance));
    return undefined;
  },
};
