import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** A script task has a script or moves a clock; an empty one is a forgotten one. */
export const scriptDoesSomething: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'scriptTask' && element.script === null && element.clockOperation === null
      ? [errorAt('script-required', element.id)]
      : [],
  );
