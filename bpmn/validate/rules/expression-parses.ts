import { expressionError } from '../../expressions/evaluate.ts';
import { expressionsOf } from '../../model/expressions-of.ts';
import type { Named } from '../../model/expressions-of.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

function check(id: string, found: Named): readonly Finding[] {
  return found.flatMap(([where, source]) => {
    const error = expressionError(source);
    return error === null ? [] : [errorAt('expression-invalid', id, { where, error })];
  });
}

/** Every FEEL text of the diagram can be parsed (DMN 1.3, 10.3). */
export const expressionParses: Rule = (procedure) => [
  ...Object.values(procedure.elements).flatMap((element) =>
    check(element.id, expressionsOf(element)),
  ),
  ...Object.values(procedure.flows).flatMap((flow) =>
    check(flow.id, flow.condition === null ? [] : [['condition', flow.condition]]),
  ),
];
