import type { Findings } from '../../parse/findings.ts';
import type { DecisionModel } from '../model/decision-model.ts';
import { requirementOrder } from '../model/requirement-order.ts';

/** Requirements form no cycle (DMN 1.3, 6.3.7 and 6.3.9); said of each cycle at its least id. */
export function checkCycles(model: DecisionModel, findings: Findings): void {
  const requires = new Map<string, readonly string[]>([
    ...Object.values(model.decisions).map(
      ({ id, requires: { decisions, knowledge } }) => [id, [...decisions, ...knowledge]] as const,
    ),
    ...Object.values(model.knowledge).map(({ id, requires: all }) => [id, all] as const),
    ...Object.values(model.services).map(({ id, outputs }) => [id, outputs] as const),
  ]);
  for (const cycle of requirementOrder(requires.keys(), (id) => requires.get(id) ?? []).cycles) {
    const [least = ''] = cycle.toSorted();
    findings.add('requirements-cyclic', least, { path: [...cycle, cycle[0]].join(' > ') });
  }
}
