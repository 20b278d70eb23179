import * as fc from 'fast-check';
import { evaluate as evaluateFeel } from 'feelin';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../bpmn/expressions/evaluate.ts';

const variables = {
  n: 3,
  numbers: [1, 2, 3, 5],
  rows: [{ a: 1, b: [1, 2] }, { a: 2, b: [] }, { a: null }],
  one: { a: 7, b: { c: 'x' } },
  text: 'abc',
};
const leaf = fc.constantFrom(
  'n',
  'numbers',
  'rows',
  'one',
  'one.b.c',
  'text',
  '1',
  '2.5',
  '"x"',
  'null',
  'x',
);

const scalar = fc.constantFrom('n', 'one.b.c', 'text', '1', '2.5', '"x"', 'null');

/** What loops go over; of what is no list `feelin` makes none. */
const list = (tie: fc.LetrecLooselyTypedTie): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom('numbers', 'rows', 'null'),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `[${String(a)}, ${String(b)}]`),
  );

/** Where `feelin` and DMN agree; for the rest see `values.test.ts`. */
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('any'), fc.constantFrom('+', '-', '*', '/', '<', '>=', 'and', 'or'), tie('any'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(scalar, fc.constantFrom('=', '!='), scalar)
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(list(tie), tie('any')).map(([a, b]) => `(for x in ${a} return ${b})`),
    fc
      .tuple(list(tie), tie('any'))
      .map(([a, b]) => `(for x in ${a}, y in [x, 1] return [y, ${b}])`),
    fc
      // `feelin` takes 0 as the second bound for none.
      .tuple(fc.nat(4), fc.integer({ min: 1, max: 4 }), tie('any'))
      .map(([a, b, c]) => `(for x in ${a}..${b} return ${c})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), list(tie), tie('any'))
      .map(
        ([kind, a, b]) =>
          `(${kind} x in ${a} satisfies (${b} instance of number) or x = 1 and false)`,
      ),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a})[item > ${b}]`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a})[a = ${b} or true]`),
    fc.tuple(tie('any'), fc.integer({ min: -3, max: 4 })).map(([a, b]) => `(${a})[${b}]`),
    tie('any').map((a) => `(${a}).a // remark\n`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `{ a: ${a}, b: a, "c d": ${b} }`),
    fc
      .tuple(tie('any'), tie('any'))
      .map(([a, b]) => `(if (${a} instance of number) then ${b} else x)`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a} in (${b}, > 1, [1..3]))`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a} in ${b})`),
    tie('any').map((a) => `(${a} between 1 and 3)`),
    tie('any').map((a) => `(${a} instance of list<number>)`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(function(x, y) [x, ${a}])(${b}, 1)`),
    tie('any').map((a) => `(function(x) ${a})(x: 2)`),
    fc
      .tuple(
        fc.constantFrom('count', 'string', 'flatten', 'not', 'reverse', 'sum', 'distinct values'),
        tie('any'),
      )
      .map(([name, a]) => `${name}(${a})`),
    list(tie).map((a) => `string join(for x in ${a} return string(x), "-")`),
    tie('any').map((a) => `list contains(list: ${a}, element: 1)`),
    tie('any').map((a) => `[sort(numbers, function(a, b) a > b), ${a}]`),
  ),
})).any;

describe('the bounded text', () => {
  it('fails where one of a list fails, though another one settles it', () => {
    expect(ours('every x in [1, numbers] satisfies (n >= x) and false')).toBe('error');
  });

  it('knows null where the grammar takes it for a name', () => {
    const rows =
      '{ a: n, b: a, "c d": (some x in numbers satisfies ((n in (n, > 1, [1..3])) instance of number)) }';
    expect(ours(`(${rows})[a = null or true]`)).toEqual([{ a: 3, b: 3, 'c d': false }]);
  });

  it('means what was written', () => {
    fc.assert(
      fc.property(expression, (source) => {
        const [answer, meant] = [ours(source), theirs(source)];
        // Ours asks all of a list; `feelin` asks none after the one that settles it, which may be the one that fails.
        const asksAll = answer === 'error' && meant !== 'error' && source.includes(' satisfies ');
        expect(answer).toEqual(asksAll ? theirs(askingAll(source)) : meant);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The same with loops, in which `feelin` asks all of a list too. */
function askingAll(source: string): string {
  return source
    .replaceAll(/\((?:some|every) x in /gu, '(for x in ')
    .replaceAll(' satisfies ', ' return ');
}

function ours(source: string): unknown {
  const result = evaluate(source, { variables, outcome: null, at: 0 });
  return result.ok ? result.value : 'error';
}

/** Decimals of 15 digits, as ours are. */
function theirs(source: string): unknown {
  try {
    const plain: unknown = JSON.parse(
      JSON.stringify(evaluateFeel(source, variables).value ?? null, (_key, value: unknown) =>
        typeof value === 'number' ? Number(value.toPrecision(15)) + 0 : value,
      ),
    );
    return plain;
  } catch {
    return 'error';
  }
}
