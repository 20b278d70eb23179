import { fireJoin } from '../engine/firing.ts';
import { leave } from '../engine/flow.ts';
import { filledFlows, isJoin } from '../engine/joins.ts';
import type { Step } from '../engine/step.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Behavior } from './behavior.ts';

/**
 * Splits into all flows; joins when there is one token on each incoming flow, not when there are n tokens
 * (specification 13.4.1). A second token of a flow waits for the next time.
 *
 * Elsewhere: Flowable counts two tokens of one flow as two flows (flowable-engine 4166), and so did others
 * (zenbpm 641, bpmn-engine 200); of Camunda 7 and 8 nothing of the kind was found.
 */
export const parallelGateway: Behavior<'parallelGateway'> = {
  enter: (step, element, id) => {
    if (!isJoin(element)) leaveByAll(step, element, id);
    else if (filledFlows(step.draft.get(id)).size === element.incoming.length) {
      fireJoin(step, id, () => leaveByAll(step, element, id));
    }
    return undefined;
  },
  finish: leaveByAll,
};

/** Conditions behind a parallel gateway count for nothing (specification 13.4.1). */
function leaveByAll(step: Step, element: BpmnElement<'parallelGateway'>, id: number): undefined {
  leave(step, id, () => element.outgoing);
}
