import type { BpmnElement } from '../model/element.ts';
import type { Failure } from './failures.ts';
import { complete, conditionHolds, flowOf, leave, sendAlong, takeOutgoing } from './flow.ts';
import { canCome } from './inclusive-joins.ts';
import { filledFlows, takeOneOfEach } from './joins.ts';
import type { Instance, WaitingToken } from './state.ts';
import type { Step } from './step.ts';
import { endToken, joinToken } from './tokens.ts';

/**
 * A complex gateway (specification 13.4.6) waits for its start until the activation condition holds; then
 * it takes a token from each flow that has one and sends tokens on. After that it waits for its reset: a
 * token from each of the other flows is taken in, or cannot come any more. Then it starts anew.
 *
 * Elsewhere: Camunda 7 drops the gateway with a warning, Flowable passes every token straight through, Camunda
 * 8 refuses it, bpmn-elements throws: nobody runs it.
 */
export function arriveAtComplex(
  step: Step,
  element: BpmnElement<'complexGateway'>,
  id: number,
): Failure | undefined {
  const join = step.draft.get(id);
  if (join.awaited !== undefined) {
    if (join.awaited.every((flow) => filledFlows(join).has(flow))) return reset(step, element, id);
    return undefined;
  }
  const active = isActivated(step, element, join);
  if (typeof active !== 'boolean') return active;
  if (active) activate(step, element, id);
  return undefined;
}

function isActivated(
  step: Step,
  { activation, incoming }: BpmnElement<'complexGateway'>,
  join: Instance,
): boolean | Failure {
  const filled = filledFlows(join).size;
  if (activation === null) return filled === incoming.length;
  const variables = { ...step.variablesOf(join), activationCount: filled };
  const result = step.evaluateWith(variables, activation, join.outcome);
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  if (result.value === null) return false;
  if (typeof result.value === 'boolean') return result.value;
  return { code: 'condition-not-boolean', message: 'Expected true or false from the activation' };
}

function activate(step: Step, element: BpmnElement<'complexGateway'>, id: number): void {
  const join = step.draft.get(id);
  const { taken, left } = takeOneOfEach(join.tokens ?? []);
  keep(step, join, taken);
  const awaited = element.incoming.filter((flow) => !taken.some((token) => token.flow === flow));
  leave(step, id, (inner, _element, instance) =>
    takeOutgoing(inner, element, instance, { waitingForStart: true }),
  );
  const after = step.draft.get(id);
  if (after.state === 'active') return;
  if (awaited.length > 0) awaitReset(step, after, { awaited, tokens: left });
  else for (const token of left) joinToken(step, join, token);
}

/** The gateway in its second state: an instance of its own, caused by the one that was activated. */
export function awaitReset(
  step: Step,
  { id, element, scope }: Pick<Instance, 'id' | 'element' | 'scope'>,
  waiting: { readonly awaited: readonly string[]; readonly tokens: readonly WaitingToken[] },
): void {
  const instance = step.draft.add({
    element,
    scope,
    causes: [id, ...waiting.tokens.map((token) => token.from)],
    entered: step.index,
    tokens: waiting.tokens,
    awaited: waiting.awaited,
  });
  step.enqueue('enter', instance.id);
}

/** What was awaited is here, or will not come. Flows with a condition may get another token now. */
function reset(
  step: Step,
  element: BpmnElement<'complexGateway'>,
  id: number,
): Failure | undefined {
  const join = step.draft.get(id);
  const awaited = (join.tokens ?? []).filter(
    (token) => join.awaited?.includes(token.flow) === true,
  );
  const { taken } = takeOneOfEach(awaited);
  const flows = conditionalFlows(step, element, join);
  if (!Array.isArray(flows)) return flows;
  keep(step, join, taken);
  const left = (join.tokens ?? []).filter((token) => !taken.includes(token));
  const completed = complete(step, id);
  if (flows.length === 0) endToken(step, completed);
  else sendAlong(step, completed, flows);
  for (const token of left) joinToken(step, join, token);
  return undefined;
}

function conditionalFlows(
  step: Step,
  element: BpmnElement<'complexGateway'>,
  join: Instance,
): string[] | Failure {
  const procedure = step.procedureAt(join.scope);
  const taken: string[] = [];
  for (const id of element.outgoing) {
    const flow = flowOf(procedure, id);
    if (flow.condition === null) continue;
    const holds = conditionHolds(step, join, flow, { waitingForStart: false });
    if (typeof holds !== 'boolean') return holds;
    if (holds) taken.push(id);
  }
  return taken;
}

function keep(step: Step, join: Instance, taken: readonly WaitingToken[]): void {
  const [first] = taken;
  const outcome = first === undefined ? undefined : step.outcomeOf(first.from);
  const before = join.awaited === undefined ? [] : join.causes.slice(0, 1);
  step.draft.replace({
    ...join,
    tokens: taken,
    causes: [...before, ...taken.map((token) => token.from)],
    ...(outcome === undefined ? {} : { outcome }),
  });
}

/** At rest: resets the first activated gateway to which no awaited token can come any more. */
export function resetComplexJoin(
  step: Step,
): { readonly id: number; readonly failure?: Failure } | null {
  for (const id of step.draft.active) {
    const join = step.draft.get(id);
    if (join.awaited === undefined || join.incident !== undefined) continue;
    const element = step.elementOf(join);
    if (element.kind !== 'complexGateway') continue;
    const empty = join.awaited.filter((flow) => !filledFlows(join).has(flow));
    if (empty.length > 0 && canCome(step, element, join, empty)) continue;
    const failure = reset(step, element, id);
    return failure === undefined ? { id } : { id, failure };
  }
  return null;
}
