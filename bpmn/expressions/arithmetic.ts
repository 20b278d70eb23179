import { add, decimalOf, divide, multiply, negate, numberOf, raise } from './decimal.ts';
import type { Decimal } from './decimal.ts';

/** Two numbers to one, or null when no number stands for the result. */
type Operation = (left: number, right: number) => number | null;

/** `+ - *` of decimals. */
export const exactly: { readonly [O in '+' | '-' | '*']: Operation } = {
  '+': operation((a, b) => a + b, add, sumOf),
  '-': operation(
    (a, b) => a - b,
    (left, right) => add(left, negate(right)),
    (left, right) => sumOf(left, { ...right, units: -right.units }),
  ),
  '*': operation(
    (a, b) => a * b,
    multiply,
    ({ units, places }, right) => ({
      units: units * right.units,
      places: places + right.places,
    }),
  ),
};

/**
 * Integers and amounts go short ways, which are exact too. A sum or product of integers beyond 2^53 rounds
 * to a number beyond 2^53, so a result that is a safe integer was not rounded. An amount is a number of
 * units of its last place; an integer of 15 digits by a power of ten, divided, is the number nearest to
 * that decimal, which is the number that stands for it.
 */
function operation(
  integers: (left: number, right: number) => number,
  decimals: (left: Decimal, right: Decimal) => Decimal,
  amounts: (left: Amount, right: Amount) => Amount,
): Operation {
  return (left, right) => {
    if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
      const result = integers(left, right);
      // JSON has no negative zero.
      if (Number.isSafeInteger(result)) return result + 0;
    }
    return short(amounts, left, right) ?? long(decimals, left, right);
  };
}

function long(
  decimals: (left: Decimal, right: Decimal) => Decimal,
  left: number,
  right: number,
): number | null {
  const a = decimalOf(left);
  const b = decimalOf(right);
  return a === null || b === null ? null : numberOf(decimals(a, b));
}

interface Amount {
  readonly units: number;
  readonly places: number;
}

const powers = Array.from({ length: 13 }, (_, places) => 10 ** places);
const placesOfAmount = 6;
const unitLimit = 1e15;

function short(
  amounts: (left: Amount, right: Amount) => Amount,
  left: number,
  right: number,
): number | null {
  const a = amountOf(left);
  const b = amountOf(right);
  if (a === null || b === null) return null;
  const { units, places } = amounts(a, b);
  return Math.abs(units) < unitLimit ? units / powerOf(places) + 0 : null;
}

function amountOf(value: number): Amount | null {
  for (let places = 0; places <= placesOfAmount; places += 1) {
    const unit = powerOf(places);
    const units = Math.round(value * unit);
    if (!(Math.abs(units) < unitLimit)) return null;
    if (units / unit === value) return { units, places };
  }
  return null;
}

/** Beyond the limit of units the result is not used, so what is rounded there does no harm. */
function sumOf(left: Amount, right: Amount): Amount {
  const places = Math.max(left.places, right.places);
  const scaled = ({ units, places: own }: Amount): number => units * powerOf(places - own);
  const [a, b] = [scaled(left), scaled(right)];
  const isExact = Math.abs(a) < unitLimit && Math.abs(b) < unitLimit;
  return { units: isExact ? a + b : unitLimit, places };
}

function powerOf(places: number): number {
  return powers[places] ?? Number.NaN;
}

/** Null also for a division by zero. */
export function quotient(left: number, right: number): number | null {
  const a = decimalOf(left);
  const b = decimalOf(right);
  return a === null || b === null || b.digits === 0n ? null : numberOf(divide(a, b));
}

/** Exponents beyond it leave nothing that a number could keep, but of what is next to one. */
const mostExact = 1000;

/** A power with an integer exponent is a product of decimals; others are roots, which the host computes. */
export function power(base: number, exponent: number): number | null {
  const decimal = decimalOf(base);
  if (decimal === null || !Number.isInteger(exponent) || Math.abs(exponent) > mostExact)
    return approximately(base ** exponent);
  if (decimal.digits === 0n) return exponent < 0 ? null : base ** exponent;
  const raised = raise(decimal, Math.abs(exponent));
  return numberOf(exponent < 0 ? divide({ digits: 1n, exponent: 0 }, raised) : raised);
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
