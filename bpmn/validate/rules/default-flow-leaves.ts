import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** `default` names a flow that leaves this element and carries no condition. */
export const defaultFlowLeaves: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    if (!('default' in element) || element.default === null) return [];
    if (!element.outgoing.includes(element.default))
      return [errorAt('default-flow-elsewhere', element.id, { flow: element.default })];
    return (procedure.flows[element.default]?.condition ?? null) === null
      ? []
      : [errorAt('default-flow-conditional', element.default)];
  });
