import type { DecisionModel } from '../decisions/model/decision-model.ts';
import type { Procedure } from '../model/procedure.ts';
import { sortedRecord } from './sorted-record.ts';

/** With the decision models that its business rule tasks name; what is not given is left to validation. */
export function withDecisions(
  procedure: Procedure,
  given: Readonly<Record<string, DecisionModel>>,
): Procedure {
  const named = new Map<string, DecisionModel>();
  for (const element of Object.values(procedure.elements)) {
    const id = element.kind === 'businessRuleTask' ? element.decision?.model : undefined;
    const model = id !== undefined && Object.hasOwn(given, id) ? given[id] : undefined;
    if (id !== undefined && model !== undefined) named.set(id, model);
  }
  return named.size === 0 ? procedure : { ...procedure, decisions: sortedRecord(named) };
}
