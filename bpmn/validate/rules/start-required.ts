import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A level without a place where a token starts can never run (BPMN 2.0.2, 10.5.2). */
export const startRequired: Rule = (procedure) => {
  const { starts, eventStarts = [] } = procedure;
  const findings =
    starts.length + eventStarts.length === 0 ? [errorAt('start-required', procedure.id)] : [];
  for (const element of Object.values(procedure.elements)) {
    if ('starts' in element && element.starts.length === 0)
      findings.push(errorAt('start-required', element.id));
  }
  return findings;
};
