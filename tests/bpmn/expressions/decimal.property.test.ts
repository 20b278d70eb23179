import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly } from '../../../bpmn/expressions/arithmetic.ts';
import {
  add,
  decimalOf,
  multiply,
  numberOf as standing,
} from '../../../bpmn/expressions/decimal.ts';
import { evaluate } from '../../../bpmn/expressions/evaluate.ts';

const run = (source: string, variables: Record<string, number> = {}): unknown => {
  const result = evaluate(source, { variables, outcome: null, at: 0 });
  return result.ok ? result.value : result.message;
};

/** An amount as whole units of its last place, which are exact, and where the point stands. */
const amount = fc.record({
  units: fc.integer({ min: -9_999_999, max: 9_999_999 }),
  places: fc.nat(4),
});
const numberOf = (units: number, places: number): number => Number(`${units}e-${places}`) + 0;
const sameWay = ['a + b', '(a + b)[1]'];

describe('numbers are decimals', () => {
  it('of at most 15 digits, whose order is that of the numbers', () => {
    const digits = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
    fc.assert(
      fc.property(digits, digits, fc.nat(20), (a, b, places) => {
        const [left, right] = [Number(`${a}e-${places}`), Number(`${b}e-${places}`)];
        expect([left < right, left === right]).toEqual([a < b, a === b]);
      }),
    );
  });

  it('whose sums, differences and products are exact', () => {
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const places = Math.max(one.places, other.places);
        const a = one.units * 10 ** (places - one.places);
        const b = other.units * 10 ** (places - other.places);
        const given = {
          a: numberOf(one.units, one.places),
          b: numberOf(other.units, other.places),
        };
        for (const source of sameWay) expect(run(source, given)).toBe(numberOf(a + b, places));
        expect(run('sum([a, b])', given)).toBe(numberOf(a + b, places));
        expect(run('a - b', given)).toBe(numberOf(a - b, places));
        expect(run('a * b', given)).toBe(
          numberOf(one.units * other.units, one.places + other.places),
        );
        expect(run('a + b - b = a', given)).toBe(true);
      }),
    );
  });

  it('whose short ways give the same as the long one', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      amount.map(({ units, places }) => numberOf(units, places)),
      fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map((units) => numberOf(units, 6)),
    );
    fc.assert(
      fc.property(number, number, (left, right) => {
        const [a, b] = [decimalOf(left), decimalOf(right)];
        expect(exactly['+'](left, right)).toBe(a && b && standing(add(a, b)));
        expect(exactly['*'](left, right)).toBe(a && b && standing(multiply(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('whose integers up to 2^53 are exact, and refused beyond', () => {
    const integer = fc.maxSafeInteger();
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        const exact = BigInt(a) + BigInt(b);
        const result = run('a + b', { a, b });
        const isBeyond = exact > 2n ** 53n || exact < -(2n ** 53n);
        expect(typeof result === 'number' ? BigInt(result) === exact : isBeyond).toBe(true);
      }),
    );
  });

  it('whose quotients are the nearest of 15 digits', () => {
    const integer = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(integer, integer, (a, b) => {
        const quotient = Number(run('a / b', { a, b }));
        const [digits = '', exponent = '0'] = quotient.toExponential(14).split('e');
        // a / b = q within half a unit of the last place, in whole numbers.
        const q = BigInt(digits.replace('.', ''));
        const shift = 14 - Number(exponent);
        const scaled = BigInt(a) * 10n ** BigInt(Math.max(shift, 0));
        const difference = q * BigInt(b) - scaled;
        expect(2n * (difference < 0n ? -difference : difference) <= BigInt(b)).toBe(true);
      }),
    );
  });
});

describe('where binary fractions go wrong', () => {
  it('they do', () => {
    expect([0.1 + 0.2, 1.1 * 3, 1.005 * 100, 0.3 - 0.1]).not.toEqual([0.3, 3.3, 100.5, 0.2]);
  });

  it.each([
    ['0.1 + 0.2', 0.3],
    ['0.1 + 0.2 = 0.3', true],
    ['1.1 * 3', 3.3],
    ['1.005 * 100', 100.5],
    ['0.3 - 0.1', 0.2],
    ['sum([0.1, 0.2])', 0.3],
    ['sum(0.1, 0.2)', 0.3],
    ['mean([0.1, 0.2, 0.3])', 0.2],
    ['product([1.1, 3])', 3.3],
    ['modulo(0.3, 0.1)', 0],
    ['modulo(-5.5, 2)', 0.5],
    ['modulo(5.5, -2)', -0.5],
    ['round half up(1.005, 2)', 1.01],
    ['round half up(-1.005, 2)', -1.01],
    ['round half down(1.005, 2)', 1],
    ['round up(1.001, 2)', 1.01],
    ['round down(-1.009, 2)', -1],
    ['decimal(1.005, 2)', 1],
    ['decimal(1.015, 2)', 1.02],
    ['decimal(1250, -2)', 1200],
    ['floor(-1.5)', -2],
    ['ceiling(1.1 * 3)', 4],
    ['ceiling(0.1 * 30)', 3],
    ['1 / 3', 0.333333333333333],
    ['2 / 3', 0.666666666666667],
    ['1 / 0', null],
    ['100 + 1 / 3', 100.333333333333],
    ['0.1 ** 2', 0.01],
    ['9007199254740990 + 1', 9007199254740991],
  ])('%s is %j', (source, expected) => {
    expect(run(source)).toBe(expected);
  });

  it.each(['9007199254740991 + 2', '123456789.123 * 987654321.987', '99999999999999.9 + 0.01'])(
    '%s has more digits than a number and is refused',
    (source) => {
      expect(run(source)).toContain('Expected a result of at most 15 digits');
    },
  );

  it('leaves texts, dates and durations as they are', () => {
    expect(run('"a" + "b"')).toBe('ab');
    expect(run('date("2026-11-22") - date("2026-11-20") = duration("P2D")')).toBe(true);
    expect(run('1 + "a"')).toBeNull();
    expect(run('[1] + 1')).toBeNull();
  });
});
