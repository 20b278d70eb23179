import type { FindingCode } from '../../model/finding-advice.ts';
import type { BpmnElement } from '../../model/element.ts';
import type { Procedure } from '../../model/procedure.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** The plain form in which nearly every condition on an outcome is written. */
const onOutcome = /outcome\s*=\s*"([^"]*)"/gu;

function codesAsked(procedure: Procedure, element: BpmnElement): readonly string[] {
  const decider = procedure.flows[element.outgoing[0] ?? '']?.target;
  const gateway = decider === undefined ? undefined : procedure.elements[decider];
  const flows = [
    ...element.outgoing,
    ...(element.outgoing.length === 1 && gateway?.kind === 'exclusiveGateway'
      ? gateway.outgoing
      : []),
  ];
  return flows.flatMap((id) =>
    [...(procedure.flows[id]?.condition ?? '').matchAll(onOutcome)].map((match) => match[1] ?? ''),
  );
}

function unknownCodes(procedure: Procedure, element: BpmnElement, codes: readonly string[]) {
  const follower = procedure.flows[element.outgoing[0] ?? '']?.target ?? '';
  // A gateway that merges several tasks may ask for the outcomes of all of them.
  if ((procedure.elements[follower]?.incoming.length ?? 0) > 1) return [];
  return codesAsked(procedure, element).filter((code) => !codes.includes(code));
}

/** Outcome codes are distinct, and a condition right behind a task asks only for codes it offers. */
export const outcomeLeadsOn: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'userTask') return [];
    const codes = element.outcomes.map((outcome) => outcome.code);
    const doubled = codes.filter((code, index) => codes.indexOf(code) !== index);
    const at = (finding: FindingCode) => (code: string) =>
      errorAt(finding, element.id, { outcome: code });
    return doubled
      .map(at('outcome-doubled'))
      .concat(unknownCodes(procedure, element, codes).map(at('outcome-not-offered')));
  });
