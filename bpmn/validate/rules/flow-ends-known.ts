import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A sequence flow joins two elements of the same level (BPMN 2.0.2, 8.4.13). */
export const flowEndsKnown: Rule = (procedure) =>
  Object.values(procedure.flows).flatMap((flow) => {
    const source = procedure.elements[flow.source];
    const target = procedure.elements[flow.target];
    if (source === undefined || target === undefined) return [errorAt('flow-end-unknown', flow.id)];
    return source.parent === target.parent ? [] : [errorAt('flow-crosses-level', flow.id)];
  });
