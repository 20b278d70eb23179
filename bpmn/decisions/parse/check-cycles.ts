import type { Findings } from '../../parse/findings.ts';
import type { DecisionModel } from '../model/decision-model.ts';

/** Requirements form no cycle (DMN 1.3, 6.3.7 and 6.3.9); said once of each cycle, at its least id. */
export function checkCycles({ decisions, knowledge }: DecisionModel, findings: Findings): void {
  const requires = new Map<string, readonly string[]>([
    ...Object.values(decisions).map(
      (decision) => [decision.id, [...decision.requires.decisions]] as const,
    ),
    ...Object.values(knowledge).map((model) => [model.id, model.requires] as const),
  ]);
  const done = new Set<string>();
  const path: string[] = [];

  function visit(id: string): void {
    const from = path.indexOf(id);
    if (from !== -1) {
      const cycle = path.slice(from);
      findings.add('requirements-cyclic', cycle.toSorted()[0] ?? id, {
        path: [...cycle, id].join(' > '),
      });
    } else if (!done.has(id)) {
      path.push(id);
      for (const required of requires.get(id) ?? []) visit(required);
      path.pop();
      done.add(id);
    }
  }
  for (const id of requires.keys()) visit(id);
}
