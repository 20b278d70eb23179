import { callFeelText } from '../../expressions/feel-runtime.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression, BoxedKind } from '../model/boxed-expression.ts';
import { conform } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import { evaluateConditional } from './evaluate-conditional.ts';
import { evaluateFilter } from './evaluate-filter.ts';
import { evaluateFor } from './evaluate-for.ts';
import { evaluateEvery, evaluateSome } from './evaluate-quantified.ts';
import { evaluateTable } from './evaluate-table.ts';
import { functionOf } from './functions.ts';
import { evaluateText, valueOf } from './run.ts';
import type { Run } from './run.ts';

const evaluators: {
  readonly [K in BoxedKind]: (
    expression: BoxedExpression<K>,
    scope: FeelContext,
    run: Run,
  ) => FeelValue;
} = {
  literal: ({ text, id }, scope, run) => evaluateText(text, { element: id, scope, run }),
  context: evaluateContext,
  invocation: evaluateInvocation,
  relation: ({ id, columns, rows }, scope, run) =>
    rows.map((cells) =>
      Object.fromEntries(
        columns.map(({ name, type }, index) => {
          const cell = cells[index];
          const value = cell === undefined ? null : evaluateBoxed(cell, scope, run);
          return [name, conform(value, type, { what: name, element: id, run })] as const;
        }),
      ),
    ),
  list: ({ items }, scope, run) => items.map((item) => evaluateBoxed(item, scope, run)),
  function: ({ id, parameters, body }, scope, run) =>
    functionOf({ element: id, parameters, type: null }, run, (bound) =>
      evaluateBoxed(body, { ...scope, ...bound }, run),
    ),
  decisionTable: evaluateTable,
  conditional: evaluateConditional,
  filter: evaluateFilter,
  for: evaluateFor,
  some: evaluateSome,
  every: evaluateEvery,
};

/** The value of an expression, of the type that is written at it. */
export function evaluateBoxed<K extends BoxedKind>(
  expression: BoxedExpression<K>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const { kind, id, type } = expression;
  const value = evaluators[kind](expression, scope, run);
  return conform(value, type, { what: 'the value', element: id, run });
}

/** DMN 1.3, 10.2.1.4: an entry without a name is the result of the whole. */
function evaluateContext(
  { id, entries }: BoxedExpression<'context'>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const result = new Map<string, FeelValue>();
  for (const { name, type, value } of entries) {
    const evaluated = evaluateBoxed(value, { ...scope, ...Object.fromEntries(result) }, run);
    const what = name ?? 'the result';
    const conforming = conform(evaluated, type, { what, element: id, run });
    if (name === null) return conforming;
    result.set(name, conforming);
  }
  return Object.fromEntries(result);
}

/** DMN 1.3, 10.2.1.3. */
function evaluateInvocation(
  { id, called, bindings }: BoxedExpression<'invocation'>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const args = Object.fromEntries(
    bindings.map(({ parameter, value }) => [parameter, evaluateBoxed(value, scope, run)] as const),
  );
  const outcome = callFeelText(called, args, scope, run.at);
  if (!outcome.ok) throw new DecisionFailure('invocation-failed', id, outcome.message);
  return valueOf(outcome, { element: id, run });
}
