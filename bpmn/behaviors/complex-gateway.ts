import { arriveAtComplex } from '../engine/complex-joins.ts';
import { leave } from '../engine/flow.ts';
import { isJoin } from '../engine/joins.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Splits like an inclusive gateway; as a join it has a condition of its own, and two states. */
export const complexGateway: Behavior<'complexGateway'> = {
  enter: (step, element, id) => {
    if (isJoin(element)) return arriveAtComplex(step, element, id);
    leave(step, id);
    return undefined;
  },
  finish: leaveAsUsual,
};
