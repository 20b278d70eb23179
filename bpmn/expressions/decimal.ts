/**
 * Decimal arithmetic over the numbers of JSON (DMN 1.3, 10.3.2.3.1: numbers are decimal).
 *
 * A number stands for the decimal that it is written as (`String(0.1)` is 0.1, not the binary
 * fraction behind it). For decimals of at most 15 significant digits this is a bijection that keeps
 * their order: comparing numbers is comparing decimals, and integers up to 2^53 are themselves. What is
 * not safe is to calculate with the fractions behind: 0.1 + 0.2 is not 0.3 there. So operations are
 * done on the decimals. Their results are exact where a number stands for them; otherwise they are
 * rounded half to even at 15 significant digits (the standard has 34), as long as no digit down to
 * the millionth is lost by it. Amounts and rates are therefore exact, or refused; never a cent off.
 */
export interface Decimal {
  readonly digits: bigint;
  /** Its value is `digits * 10 ** exponent`. */
  readonly exponent: number;
}

const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;
const significant = 15;
const standardDigits = 34;
/** Rounding starts behind the millionth. */
const leastExponent = -6;

/** Null for what is no finite number. */
export function decimalOf(value: number): Decimal | null {
  const match = written.exec(String(value));
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return {
    digits: BigInt(`${sign}${whole}${fraction}`),
    exponent: Number(exponent) - fraction.length,
  };
}

/** With all its digits, without an exponent. */
export function plainText(value: number): string {
  const text = String(value);
  const decimal = text.includes('e') ? decimalOf(value) : null;
  if (decimal === null) return text;
  const { digits, exponent } = decimal;
  if (exponent >= 0) return `${digits}${'0'.repeat(exponent)}`;
  const sign = digits < 0n ? '-' : '';
  const whole = String(digits < 0n ? -digits : digits).padStart(1 - exponent, '0');
  return `${sign}${whole.slice(0, exponent)}.${whole.slice(exponent)}`;
}

/** The number that stands for a result, or null when it would lose a digit that counts. */
export function numberOf(decimal: Decimal): number | null {
  const exact = standingFor(decimal);
  if (exact !== null) return exact;
  const rounded = significantly(decimal);
  return rounded.exponent > leastExponent ? null : standingFor(rounded);
}

function standingFor(decimal: Decimal): number | null {
  const value = Number(`${decimal.digits}e${decimal.exponent}`) + 0;
  const back = value === 0 && decimal.digits !== 0n ? null : decimalOf(value);
  return back !== null && isSame(back, decimal) ? value : null;
}

export function add(left: Decimal, right: Decimal): Decimal {
  const [a, b, exponent] = aligned(left, right);
  return { digits: a + b, exponent };
}

export function negate({ digits, exponent }: Decimal): Decimal {
  return { digits: -digits, exponent };
}

export function multiply(left: Decimal, right: Decimal): Decimal {
  return { digits: left.digits * right.digits, exponent: left.exponent + right.exponent };
}

/** To three digits more than are kept, or exactly; the divisor is not zero. */
export function divide(left: Decimal, right: Decimal): Decimal {
  const shift = Math.max(0, significant + 3 + lengthOf(right.digits) - lengthOf(left.digits));
  const dividend = left.digits * 10n ** BigInt(shift);
  const quotient = dividend / right.digits;
  // A digit behind all others keeps a remainder from being taken for half.
  const sticky = dividend % right.digits === 0n ? 0n : signOf(left.digits) * signOf(right.digits);
  return {
    digits: quotient * 10n + sticky,
    exponent: left.exponent - right.exponent - shift - 1,
  };
}

/** Each square keeps the digits of the standard (10.3.2.3.1). */
export function raise(base: Decimal, count: number): Decimal {
  let result: Decimal = { digits: 1n, exponent: 0 };
  let square = base;
  for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = significantly(multiply(result, square), standardDigits);
    square = significantly(multiply(square, square), standardDigits);
  }
  return result;
}

/** What is left of the dividend, with the sign of the divisor, which is not zero. */
export function modulo(left: Decimal, right: Decimal): Decimal {
  const [a, b, exponent] = aligned(left, right);
  return { digits: ((a % b) + b) % b, exponent };
}

/** Which way a digit that is cut off moves the rest: by its sign, half, and whether the rest is odd. */
export type Rounding = (cut: { sign: bigint; half: -1 | 0 | 1; odd: boolean }) => bigint;

export const roundings = {
  halfEven: ({ sign, half, odd }) => (half > 0 || (half === 0 && odd) ? sign : 0n),
  halfUp: ({ sign, half }) => (half >= 0 ? sign : 0n),
  halfDown: ({ sign, half }) => (half > 0 ? sign : 0n),
  up: ({ sign }) => sign,
  down: () => 0n,
  floor: ({ sign }) => (sign < 0n ? sign : 0n),
  ceiling: ({ sign }) => (sign > 0n ? sign : 0n),
} as const satisfies Readonly<Record<string, Rounding>>;

/** Rounds to `scale` digits behind the point; a negative scale rounds before it. */
export function roundTo(decimal: Decimal, scale: number, rounding: Rounding): Decimal {
  const cut = -scale - decimal.exponent;
  if (cut <= 0) return decimal;
  const unit = 10n ** BigInt(cut);
  const kept = decimal.digits / unit;
  const rest = decimal.digits % unit;
  if (rest === 0n) return { digits: kept, exponent: -scale };
  const sign = signOf(rest);
  const double = 2n * rest * sign;
  const half = orderOf(double - unit);
  return { digits: kept + rounding({ sign, half, odd: kept % 2n !== 0n }), exponent: -scale };
}

function significantly(decimal: Decimal, digits = significant): Decimal {
  const excess = lengthOf(decimal.digits) - digits;
  return excess <= 0 ? decimal : roundTo(decimal, -(decimal.exponent + excess), roundings.halfEven);
}

function isSame(left: Decimal, right: Decimal): boolean {
  const [a, b] = aligned(left, right);
  return a === b;
}

function orderOf(difference: bigint): -1 | 0 | 1 {
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

function aligned(left: Decimal, right: Decimal): readonly [bigint, bigint, number] {
  const exponent = Math.min(left.exponent, right.exponent);
  const scaled = (one: Decimal): bigint => one.digits * 10n ** BigInt(one.exponent - exponent);
  return [scaled(left), scaled(right), exponent];
}

function lengthOf(digits: bigint): number {
  return String(digits < 0n ? -digits : digits).length;
}

function signOf(digits: bigint): bigint {
  return digits < 0n ? -1n : 1n;
}
