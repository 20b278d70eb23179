import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import { itemsOf } from './items-of.ts';
import { truthOf } from './truth-of.ts';
import type { Run } from './run.ts';

type Quantified = BoxedExpression<'some' | 'every'>;

/** The disjunction over all items, as in FEEL: also behind one that is true, a mistake is a failure. */
export function evaluateSome(
  expression: BoxedExpression<'some'>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const truths = truthsOf(expression, scope, run);
  if (truths === null) return null;
  return truths.has(true) || (truths.has(null) ? null : false);
}

/** The conjunction, likewise. */
export function evaluateEvery(
  expression: BoxedExpression<'every'>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const truths = truthsOf(expression, scope, run);
  if (truths === null) return null;
  if (truths.has(false)) return false;
  return truths.has(null) ? null : true;
}

function truthsOf(
  { variable, satisfies, ...source }: Quantified,
  scope: FeelContext,
  run: Run,
): ReadonlySet<boolean | null> | null {
  const items = itemsOf(source, scope, run);
  if (items === null) return null;
  return new Set(
    items.map((item) => truthOf(satisfies, { ...scope, [variable]: item ?? null }, run)),
  );
}
