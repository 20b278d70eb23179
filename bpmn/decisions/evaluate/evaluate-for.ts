import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import { itemsOf } from './items-of.ts';
import { evaluateText } from './run.ts';
import type { Run } from './run.ts';

/** One result for each item, in their order. */
export function evaluateFor(
  { id, result, looksBack, variable, ...source }: BoxedExpression<'for'>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const items = itemsOf(source, scope, run);
  if (items === null) return null;
  let partial: FeelValue = [];
  return items.map((item) => {
    const before = looksBack ? { partial } : {};
    const value = run.evaluate(result, { ...scope, ...before, [variable]: item ?? null }, run);
    // By FEEL, which counts what is copied.
    if (looksBack)
      partial = evaluateText('append(partial, value)', {
        element: id,
        scope: { partial, value },
        run,
      });
    return value;
  });
}
