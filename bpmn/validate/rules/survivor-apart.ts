import { isBoundary } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

/** Only a branch that meets no other flow can be kept while a return withdraws the rest. */
export const survivorApart: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    isBoundary(element) && element.survivesReturn && !element.detached
      ? [errorAt('survivor-not-apart', element.id)]
      : [],
  );
