import { isActivity } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { JsonObject } from '../model/json.ts';
import type { Procedure, SequenceFlow } from '../model/procedure.ts';
import { asAdHoc, closeAdHoc, endsAdHoc } from './ad-hoc.ts';
import { cancelAsked } from './cancelling.ts';
import { noteCompensated } from './compensation.ts';
import { rememberedOf, withoutOutside } from './closing.ts';
import { closeAll } from './half-taken.ts';
import { giveData } from './data.ts';
import type { Failure } from './failures.ts';
import { EngineDefect } from './failures.ts';
import { leavingNode } from './ids.ts';
import { raiseIncident } from './incident.ts';
import { release } from './held.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';
import { endToken, send } from './tokens.ts';

/** The flows that a token takes, or why none can be chosen. */
export type Choice = readonly string[] | Failure;
export type Choose = (step: Step, element: BpmnElement, instance: Instance) => Choice;

/** Completes an instance and sends its token on; when no flow can be chosen it stays with an incident. */
export function leave(step: Step, id: number, choose: Choose = takeOutgoing): void {
  const instance = step.draft.get(id);
  if (instance.answers !== undefined) {
    release(step, complete(step, id));
    return;
  }
  if (instance.turn !== undefined) {
    leaveTurn(step, instance);
    return;
  }
  const element = step.elementOf(instance);
  // What it gives is there when the conditions behind it are asked.
  const failure = giveData(step, element, id);
  if (failure !== undefined) {
    raiseIncident(step, id, failure, { leaving: true });
    return;
  }
  const ends = endsAdHoc(step, step.draft.get(id));
  if (ends === true) {
    endWithAdHoc(step, id);
    return;
  }
  const choice = ends === false ? choose(step, element, step.draft.get(id)) : ends;
  if ('code' in choice) {
    raiseIncident(step, id, choice, { leaving: true });
    return;
  }
  const completed = complete(step, id);
  if (choice.length === 0) endToken(step, completed);
  else sendAlong(step, completed, choice);
}

/** The last activity of an ad-hoc sub-process, or what still ran in it: it leads to nothing more. */
function endWithAdHoc(step: Step, id: number): void {
  const completed = complete(step, id);
  endToken(step, completed);
  const adHoc = asAdHoc(step, completed.scope);
  if (adHoc !== null) closeAdHoc(step, adHoc);
}

/** A turn gives what its body collects; the flows behind the activity are the body's. */
function leaveTurn(step: Step, { id }: Instance): void {
  const element = step.elementOf(step.draft.get(id));
  const failure = giveData(step, element, id);
  if (failure !== undefined) {
    raiseIncident(step, id, failure, { leaving: true });
    return;
  }
  const turn = step.draft.get(id);
  const output = 'loop' in element && element.loop.kind === 'multi' ? element.loop.output : null;
  if (output === null) {
    endToken(step, complete(step, turn.id));
    return;
  }
  const result = step.evaluate(turn, output.value, step.outcomeOf(leavingNode(turn)));
  if (result.ok) {
    step.draft.replace({ ...turn, result: result.value });
    endToken(step, complete(step, turn.id));
    return;
  }
  const wrong: Failure = { code: 'expression-failed', message: result.message };
  raiseIncident(step, turn.id, wrong, { leaving: true });
}

/** Sends copies of a token along flows without ending the instance. */
export function sendAlong(step: Step, instance: Instance, flows: readonly string[]): void {
  const { scope } = instance;
  const node = leavingNode(instance);
  const outcome = step.outcomeOf(node);
  const element = step.elementOf(instance);
  const quantity = isActivity(element) ? (element.completionQuantity ?? 1) : 1;
  for (const flow of flows) {
    for (let token = 0; token < quantity; token += 1)
      send(step, flow, { scope, causes: [node], outcome });
  }
}

/** Ends an instance whose work is done, without saying where its token goes. */
export function complete(step: Step, id: number): Instance {
  const { heldFor: _heldFor, ...instance } = closeAll(step, id, 'completed');
  cancelAsked(step, step.draft.get(id), 'cancelled');
  noteCompensated(step, instance);
  return step.draft.move(withoutOutside(instance), 'completed', {
    ended: step.index,
    ...(instance.ends === undefined ? {} : rememberedOf(instance)),
  });
}

/**
 * Specification 13.2.1: every unconditional flow, every conditional one whose condition holds, and the
 * default flow when no condition holds.
 */
export function takeOutgoing(
  step: Step,
  element: BpmnElement,
  instance: Instance,
  facts?: JsonObject,
): Choice {
  const { outgoing } = element;
  // Conditions behind events count for nothing.
  if (outgoing.length === 0 || !('default' in element)) return outgoing;
  const procedure = step.procedureAt(instance.scope);
  const fallback = element.default;
  const taken: string[] = [];
  let conditionHeld = false;
  for (const id of outgoing) {
    if (id === fallback) continue;
    const flow = flowOf(procedure, id);
    const holds = conditionHolds(step, instance, flow, facts);
    if (typeof holds !== 'boolean') return holds;
    if (!holds) continue;
    taken.push(id);
    conditionHeld ||= flow.condition !== null;
  }
  if (!conditionHeld && fallback !== null) taken.push(fallback);
  return taken.length === 0 ? noFlowTaken : taken;
}

export const noFlowTaken: Failure = {
  code: 'no-flow-taken',
  message: 'No condition holds and there is no default flow',
};

/** FEEL answers null where a value is missing: the condition does not hold. `facts` are seen beside the variables. */
export function conditionHolds(
  step: Step,
  instance: Instance,
  flow: SequenceFlow,
  facts?: JsonObject,
): boolean | Failure {
  if (flow.condition === null) return true;
  const variables = step.variablesOf(instance);
  const seen = facts === undefined ? variables : { ...variables, ...facts };
  const result = step.evaluateWith(seen, flow.condition, step.outcomeOf(leavingNode(instance)));
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  if (result.value === null) return false;
  if (typeof result.value === 'boolean') return result.value;
  return {
    code: 'condition-not-boolean',
    message: `Expected true or false from the condition of ${flow.id}`,
  };
}

export function flowOf(procedure: Procedure, id: string): SequenceFlow {
  const flow = procedure.flows[id];
  if (flow === undefined)
    throw new EngineDefect(`Expected flow ${id} in the procedure, but there is none`);
  return flow;
}
