import { isHandlerStart } from '../../engine/handlers.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** One start event a level: several would each be a different way to start, and nobody says which. */
export const startSingle: Rule = (procedure) => {
  const seen = new Set<string | null>();
  return Object.values(procedure.elements).flatMap((element) => {
    if (element.kind !== 'startEvent' && !isHandlerStart(element)) return [];
    const again = seen.has(element.parent);
    seen.add(element.parent);
    return again ? [errorAt('start-several', element.id)] : [];
  });
};
