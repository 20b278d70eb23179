import { leave, takeOutgoing } from '../engine/flow.ts';
import { isJoin } from '../engine/joins.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/**
 * Splits into every flow whose condition holds. As a join it waits until the case is at rest: only
 * then is it known which tokens can still come (`engine/inclusive-joins.ts` fires it).
 */
export const inclusiveGateway: Behavior<'inclusiveGateway'> = {
  enter: (step, element, id) => {
    if (!isJoin(element)) leave(step, id, takeOutgoing);
    return undefined;
  },
  finish: leaveAsUsual,
};
