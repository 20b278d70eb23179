import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** The four-eyes rule of a task names user tasks of the procedure. */
export const excludedKnown: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'userTask'
      ? element.assignment.exclude
          .filter((id) => procedure.elements[id]?.kind !== 'userTask')
          .map((id) => errorAt('excluded-unknown', element.id, { excluded: id }))
      : [],
  );
