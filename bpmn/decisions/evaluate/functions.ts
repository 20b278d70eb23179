import { feelFunction } from '../../expressions/feel-types.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { BoxedExpression, Parameter } from '../model/boxed-expression.ts';
import { conform } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import type { Run } from './run.ts';

interface Definition {
  readonly element: string;
  readonly parameters: readonly Parameter[];
  readonly body: BoxedExpression;
  /** Type of the result. */
  readonly type: string | null;
}

/** A function over a scope (DMN 1.3, 10.3.2.13). Arguments and the result conform to their types. */
export function functionOver(
  scope: FeelContext,
  { element, parameters, body, type }: Definition,
  run: Run,
): FeelValue {
  const names = parameters.map(({ name }) => name);
  return feelFunction(names, (args) => {
    if (args.length !== names.length || args.includes(undefined))
      throw new DecisionFailure(
        'invocation-failed',
        element,
        `Expected ${String(names.length)} arguments (${names.join(', ')}), but got ${String(args.filter((one) => one !== undefined).length)}`,
      );
    const bound = parameters.map(
      (parameter, index) =>
        [
          parameter.name,
          conform(args[index], parameter.type, { what: parameter.name, element, run }),
        ] as const,
    );
    const value = run.evaluate(body, { ...scope, ...Object.fromEntries(bound) }, run);
    return conform(value, type, { what: 'the result', element, run });
  });
}
