import type { Findings } from '../../parse/findings.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { requirementOrder } from '../model/requirement-order.ts';

/** Requirements form no cycle (DMN 1.3, 6.3.7 and 6.3.9); said of each cycle at its least id. */
export function checkCycles(model: DecisionModel, findings: Findings): void {
  const requires = requirementsOf(model);
  for (const cycle of requirementOrder(requires.keys(), (id) => requires.get(id) ?? []).cycles) {
    const [least = ''] = cycle.toSorted();
    findings.add('requirements-cyclic', least, { path: [...cycle, cycle[0]].join(' > ') });
  }
}

/** What each decision, business knowledge model and decision service requires, by ids. */
export function requirementsOf(model: DecisionModel): ReadonlyMap<string, readonly string[]> {
  const { decisions, knowledge, services } = model;
  return new Map<string, readonly string[]>([
    ...Object.values(decisions).map(
      ({ id, requires }) => [id, Object.values(requires).flat()] as const,
    ),
    ...Object.values(knowledge).map(({ id, requires }) => [id, requires] as const),
    ...Object.values(services).map(
      ({ id, inputs, inputDecisions, outputs }) =>
        [id, [...outputs, ...inputs, ...inputDecisions]] as const,
    ),
  ]);
}
