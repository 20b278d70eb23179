import { isFeelContext } from '../../expressions/feel-types.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import { itemsOf } from './items-of.ts';
import { truthOf } from './truth-of.ts';
import type { Run } from './run.ts';

/** The items for which the condition is true; as in FEEL, an entry `item` of one goes before the item. */
export function evaluateFilter(
  { source, match }: BoxedExpression<'filter'>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const items = itemsOf({ source }, scope, run);
  if (items === null) return null;
  return items.filter((item) => {
    const entries = isFeelContext(item) ? item : {};
    return truthOf(match, { ...scope, item: item ?? null, ...entries }, run) === true;
  });
}
