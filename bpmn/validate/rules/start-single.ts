import { isHandlerStart } from '../../engine/handlers.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/**
 * One plain start event a level, one start of an event sub-process: several would each be a different way to
 * start, and nobody says which. Events that start a case say it themselves.
 */
export const startSingle: Rule = (procedure) => {
  const seen = new Set<string | null>();
  return Object.values(procedure.elements).flatMap((element) => {
    const startsHandler = isHandlerStart(element) && element.parent !== null;
    if (element.kind !== 'startEvent' && !startsHandler) return [];
    const again = seen.has(element.parent);
    seen.add(element.parent);
    return again ? [errorAt('start-several', element.id)] : [];
  });
};
