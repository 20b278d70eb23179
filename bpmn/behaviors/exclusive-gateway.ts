import type { Choice } from '../engine/flow.ts';
import { conditionHolds, flowOf, leave, noFlowTaken } from '../engine/flow.ts';
import type { Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Behavior } from './behavior.ts';

/** Takes the first flow whose condition holds, in the order of the diagram, else the default flow. */
export const exclusiveGateway: Behavior<'exclusiveGateway'> = {
  enter: leaveByOne,
  finish: leaveByOne,
};

function leaveByOne(step: Step, element: BpmnElement<'exclusiveGateway'>, id: number): undefined {
  leave(step, id, (_step, _element, instance) => chooseOne(step, element, instance));
}

function chooseOne(
  step: Step,
  element: BpmnElement<'exclusiveGateway'>,
  instance: Instance,
): Choice {
  if (element.outgoing.length === 0) return element.outgoing;
  const procedure = step.procedureAt(instance.scope);
  for (const id of element.outgoing) {
    if (id === element.default) continue;
    const holds = conditionHolds(step, instance, flowOf(procedure, id));
    if (typeof holds !== 'boolean') return holds;
    if (holds) return [id];
  }
  return element.default === null ? noFlowTaken : [element.default];
}
