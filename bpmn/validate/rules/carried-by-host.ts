import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** What the engine runs but its host cannot carry out is refused like anything else that would not run as drawn. */
export const carriedByHost: Rule = (procedure, { notCarried = [], startsByEvents = true }) => {
  const eventStarts = startsByEvents ? [] : (procedure.eventStarts ?? []);
  return Object.values(procedure.elements).flatMap((element) =>
    notCarried.includes(element.kind) || eventStarts.includes(element.id)
      ? [errorAt('not-supported', element.id, { what: element.kind })]
      : [],
  );
};
