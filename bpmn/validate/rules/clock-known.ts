import type { BpmnElement } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

function clockNamedBy(element: BpmnElement): string | null {
  if ('timer' in element && element.timer.kind === 'clock') return element.timer.clock;
  return 'clockOperation' in element ? (element.clockOperation?.clock ?? null) : null;
}

/** A timer or an operation on a clock names a clock that some limit of the procedure starts. */
export const clockKnown: Rule = (procedure) => {
  const elements = Object.values(procedure.elements);
  const clocks = new Set(
    elements.flatMap((element) =>
      'limit' in element && element.limit !== null ? [element.limit.clock] : [],
    ),
  );
  return elements.flatMap((element) => {
    const clock = clockNamedBy(element);
    return clock === null || clocks.has(clock)
      ? []
      : [errorAt('clock-unknown', element.id, { clock })];
  });
};
