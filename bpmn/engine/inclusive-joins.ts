import type { BpmnElement } from '../model/element.ts';
import { fireJoin } from './firing.ts';
import { leave } from './flow.ts';
import { filledFlows, isJoin } from './joins.ts';
import { upstreamOf } from '../model/upstream.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';

/**
 * Fires the first waiting inclusive join that no token can still reach (specification table 13.4): a
 * token blocks it when it can come to an empty incoming flow, and cannot come to a filled one, without
 * passing the join. Asked when everything is at rest, so also after a token died elsewhere.
 *
 * Elsewhere: Camunda 7 and 8 ask only when a token arrives and stay stuck when one dies (camunda/camunda
 * 19460); Camunda 8 joins since 8.6 and counted tokens instead of flows (19464); Flowable joins in part, two
 * in a row are a known trap (flowable-engine 3603). Here the table is kept: one token of each flow is taken,
 * and what is left may fire the join again.
 */
export function fireInclusiveJoin(step: Step): boolean {
  for (const id of step.draft.active) {
    const join = step.draft.get(id);
    if (join.tokens === undefined || join.incident !== undefined) continue;
    const element = step.elementOf(join);
    if (element.kind !== 'inclusiveGateway' || !mayFire(step, element, join)) continue;
    fireJoin(step, id, () => leave(step, id));
    return true;
  }
  return false;
}

/**
 * Whether an instance, if it were active, would keep the join from firing, or the complex gateway from its reset, with
 * the tokens that it holds or held.
 */
export function blocksJoin(
  step: Step,
  element: BpmnElement<'inclusiveGateway' | 'complexGateway'>,
  join: Instance,
  other: Instance,
): boolean {
  const filled = filledFlows(join);
  const empty = (join.awaited ?? element.incoming).filter((flow) => !filled.has(flow));
  return leadsToOne(step, element, join, empty)(other);
}

function mayFire(step: Step, element: BpmnElement<'inclusiveGateway'>, join: Instance): boolean {
  const filled = filledFlows(join);
  const empty = element.incoming.filter((flow) => !filled.has(flow));
  return empty.length === 0 || !canCome(step, element, join, empty);
}

/** Whether a token can still come to one of these flows, and to none of the others, without passing the join. */
export function canCome(
  step: Step,
  element: BpmnElement,
  join: Instance,
  empty: readonly string[],
): boolean {
  const leads = leadsToOne(step, element, join, empty);
  return step.draft
    .inside(join.scope)
    .some((other) => other.id !== join.id && goesOn(step, other) && leads(other));
}

/** Whether from where an instance stands a way leads to one of these flows, and to none of the others. */
function leadsToOne(
  step: Step,
  element: BpmnElement,
  join: Instance,
  empty: readonly string[],
): (other: Instance) => boolean {
  const procedure = step.procedureAt(join.scope);
  const filled = element.incoming.filter((flow) => !empty.includes(flow));
  const leadsTo = (flow: string, from: string): boolean => upstreamOf(procedure, flow).has(from);
  return ({ element: from }) =>
    empty.some((flow) => leadsTo(flow, from)) && !filled.some((flow) => leadsTo(flow, from));
}

/** Whether what stands here can still come to a join. */
function goesOn(step: Step, other: Instance): boolean {
  const element = step.elementOf(other);
  // What an activated complex gateway still takes in goes no further, nor does an answer.
  if (other.awaited !== undefined || other.answers !== undefined) return false;
  // A detached branch meets no other flow; another join's tokens stand before that join.
  return isJoin(element) || other.opened !== 'body' || !('host' in element);
}
