import type { BpmnElement } from '../../model/element.ts';
import type { Procedure, SequenceFlow } from '../../model/procedure.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

const wholeCondition = /^outcome\s*=\s*"([^"]*)"$/u;

/** The flows that decide right behind a task: its own, or those of the gateway that only it leads to. */
function decidingFlows(procedure: Procedure, task: BpmnElement): readonly SequenceFlow[] {
  const flows = flowsOf(procedure, task.outgoing);
  const [only] = flows;
  const next = only === undefined || flows.length > 1 ? undefined : procedure.elements[only.target];
  const isDecision = next?.kind === 'exclusiveGateway' || next?.kind === 'inclusiveGateway';
  return isDecision && next.incoming.length === 1 ? flowsOf(procedure, next.outgoing) : flows;
}

function flowsOf(procedure: Procedure, ids: readonly string[]): readonly SequenceFlow[] {
  return ids.flatMap((id) => procedure.flows[id] ?? []);
}

/**
 * Every outcome leads on. Only what can be read off is judged: when every flow asks for one outcome and
 * nothing else, an outcome that no flow asks for would get stuck.
 */
export const outcomeHasFlow: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'userTask') return [];
    const codes = decidingFlows(procedure, element).map(
      (flow) => wholeCondition.exec(flow.condition ?? '')?.[1],
    );
    if (codes.length === 0 || codes.includes(undefined)) return [];
    return element.outcomes
      .filter((outcome) => !codes.includes(outcome.code))
      .map((outcome) => errorAt('outcome-leads-nowhere', element.id, { outcome: outcome.code }));
  });
