import { add, decimalOf, divide, multiply, negate, numberOf } from './decimal.ts';
import type { Decimal } from './decimal.ts';

/** Two numbers to one, or null when no number stands for the result. */
type Operation = (left: number, right: number) => number | null;

/**
 * `+ - *` of decimals. The short way for integers is exact: a sum or product beyond 2^53 rounds to a
 * number beyond 2^53, so a result that is a safe integer was not rounded.
 */
export const exactly: { readonly [O in '+' | '-' | '*']: Operation } = {
  '+': operation((a, b) => a + b, add),
  '-': operation(
    (a, b) => a - b,
    (left, right) => add(left, negate(right)),
  ),
  '*': operation((a, b) => a * b, multiply),
};

function operation(
  fast: (left: number, right: number) => number,
  exact: (left: Decimal, right: Decimal) => Decimal,
): Operation {
  return (left, right) => {
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
      const result = fast(left, right);
      // JSON has no negative zero.
      if (Number.isSafeInteger(result)) return result + 0;
    }
    const a = decimalOf(left);
    const b = decimalOf(right);
    return a === null || b === null ? null : numberOf(exact(a, b));
  };
}

/** Null also for a division by zero. */
export function quotient(left: number, right: number): number | null {
  const a = decimalOf(left);
  const b = decimalOf(right);
  return a === null || b === null || b.digits === 0n ? null : numberOf(divide(a, b));
}

/** What the host computes in binary (powers, roots), without the digits that it cannot know. */
export function approximately(value: number): number {
  return Number.isSafeInteger(value) ? value + 0 : Number(value.toPrecision(15)) + 0;
}

export function exactSum(numbers: readonly number[]): number | null {
  return total(numbers, exactly['+']);
}

export function exactProduct(numbers: readonly number[]): number | null {
  return total(numbers, exactly['*']);
}

function total(numbers: readonly number[], operate: Operation): number | null {
  const [first, ...rest] = numbers;
  if (first === undefined) return null;
  return rest.reduce<number | null>((sum, one) => (sum === null ? null : operate(sum, one)), first);
}
