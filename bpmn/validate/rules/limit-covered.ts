import { limitFrom } from '../../engine/limit-value.ts';
import { evaluate } from '../../expressions/evaluate.ts';
import { caseDataRead } from '../../expressions/variables-read.ts';
import type { BpmnElement } from '../../model/element.ts';
import type { FeelSource } from '../../model/element-properties.ts';
import type { Finding } from '../../model/finding.ts';
import type { LimitCheck, Rule } from '../rule.ts';
import { errorAt, warningAt } from '../rule.ts';

function limitOf(element: BpmnElement): FeelSource | null {
  if ('limit' in element && element.limit !== null) return element.limit.limit;
  return 'clockOperation' in element ? (element.clockOperation?.limit ?? null) : null;
}

/** The limits that no data of a case decides: settings and what is written out. */
function isFixed(source: FeelSource): boolean {
  return caseDataRead(source).length === 0;
}

function problemsOf(id: string, source: FeelSource, check: LimitCheck): readonly Finding[] {
  const { settings, at, problemOf } = check;
  const limit = limitFrom(evaluate(source, { variables: { settings }, outcome: null, at }));
  if (limit === null) return [];
  if ('code' in limit) return [errorAt('limit-not-valid', id, { text: source })];
  const problem = problemOf(limit);
  if (problem === null) return [];
  const params = { ...problem.params, text: `${limit.amount} ${limit.unit}` };
  return problem.code === 'limit-not-valid'
    ? [errorAt(problem.code, id, params)]
    : [warningAt(problem.code, id, params)];
}

/**
 * A limit is one that clocks know, and a calendar covers it from now on. A calendar that ends may still be
 * prolonged before a case needs it, so that is no error.
 */
export const limitCovered: Rule = (procedure, { limits }) =>
  limits === undefined
    ? []
    : Object.values(procedure.elements).flatMap((element) => {
        const source = limitOf(element);
        return source === null || !isFixed(source) ? [] : problemsOf(element.id, source, limits);
      });
