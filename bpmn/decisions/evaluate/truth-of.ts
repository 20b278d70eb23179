import type { FeelContext } from '../../expressions/feel-types.ts';
import type { BoxedExpression } from '../model/boxed-expression.ts';
import { conform } from './conform.ts';
import type { Run } from './run.ts';

/** Of an expression that decides something: null when it has no value; any other value is a mistake. */
export function truthOf(expression: BoxedExpression, scope: FeelContext, run: Run): boolean | null {
  const value = run.evaluate(expression, scope, run);
  const subject = { what: 'the condition', element: expression.id, run };
  const conforming = conform(value, 'boolean', subject);
  return typeof conforming === 'boolean' ? conforming : null;
}
