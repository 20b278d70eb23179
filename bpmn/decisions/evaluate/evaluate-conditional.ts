import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import { truthOf } from './truth-of.ts';
import type { Run } from './run.ts';

/** What is not true leads to the other branch, as with `if` of FEEL. */
export function evaluateConditional(
  { condition, whenTrue, otherwise }: BoxedExpression<'conditional'>,
  scope: FeelContext,
  run: Run,
): FeelValue {
  const holds = truthOf(condition, scope, run) === true;
  return run.evaluate(holds ? whenTrue : otherwise, scope, run);
}
