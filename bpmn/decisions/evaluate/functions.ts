import { feelFunction } from '../../expressions/feel-types.ts';
import type { FeelContext, FeelValue } from '../../expressions/feel-types.ts';
import type { Parameter } from '../model/boxed-expression.ts';
import { conform } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import type { Run } from './run.ts';

interface Signature {
  readonly element: string;
  readonly parameters: readonly Parameter[];
  /** Of the result. */
  readonly type: string | null;
}

/** A function (DMN 1.3, 10.3.2.13) whose arguments and result conform to their types. */
export function functionOf(
  { element, parameters, type }: Signature,
  run: Run,
  body: (bound: FeelContext) => FeelValue,
): FeelValue {
  const names = parameters.map(({ name }) => name);
  return feelFunction(names, (args) => {
    const given = args.filter((argument) => argument !== undefined);
    if (args.length !== names.length || given.length !== names.length)
      throw new DecisionFailure(
        'invocation-failed',
        element,
        `Expected ${String(names.length)} arguments (${names.join(', ')}), but got ${String(given.length)}`,
      );
    const bound = parameters.map(({ name, type: expected }, index) => {
      const subject = { what: name, element, run };
      return [name, conform(args[index], expected, subject)] as const;
    });
    const value = nested({ element, run }, () => body(Object.fromEntries(bound)));
    return conform(value, type, { what: 'the result', element, run });
  });
}

/** Far above what people write, and far below what the machine could bear, so that it is the same everywhere. */
const nestingLimit = 50;

function nested(
  { element, run: { calls } }: Pick<Signature, 'element'> & { readonly run: Run },
  call: () => FeelValue,
): FeelValue {
  if (calls.open >= nestingLimit)
    throw new DecisionFailure(
      'nested-too-deep',
      element,
      `Expected at most ${String(nestingLimit)} calls inside each other, but got more`,
    );
  calls.open += 1;
  const value = call();
  calls.open -= 1;
  return value;
}
