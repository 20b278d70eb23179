import { duration, FeelDuration } from 'feelin';
import { decimalOf, divide, numberOf } from './decimal.ts';

/**
 * Durations as the whole numbers that they stand for (DMN 1.3, 10.3.2.3.7 and 10.3.2.3.8): months, or nanoseconds.
 * The two kinds are different types: no number of days is a month.
 */
const written =
  /^-?P(?:(?=\d)(?:\d+Y)?(?:\d+M)?|(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/;

/** One of years and days (`P1Y1D`) is none. */
export function isWrittenDuration(text: string): boolean {
  return written.test(text);
}

/** Null for what is no duration of either kind. */
export function durationFrom(text: string): FeelDuration | null {
  return isWrittenDuration(text) ? duration(text) : null;
}

export function isDuration(value: unknown): value is FeelDuration {
  return value instanceof FeelDuration;
}

/** How many months or nanoseconds it is. */
export function sizeOf(value: FeelDuration): bigint {
  const parts = value.unwrap();
  if (value.yearsMonths) return BigInt(parts.years * 12 + parts.months);
  const hours = parts.days * 24 + parts.hours;
  const seconds = BigInt(hours) * 3600n + BigInt(parts.minutes * 60 + parts.seconds);
  const { milliseconds, microseconds, nanoseconds } = parts;
  return [milliseconds, microseconds, nanoseconds].reduce(
    (size, part) => size * 1000n + BigInt(part),
    seconds,
  );
}

/** Of so many months, or nanoseconds. */
export function durationOf(size: bigint, kind: 'months' | 'nanoseconds'): FeelDuration {
  const sign = size < 0n ? '-' : '';
  const whole = size < 0n ? -size : size;
  const second = 10n ** 9n;
  const text =
    kind === 'months'
      ? `${sign}P${whole}M`
      : `${sign}PT${whole / second}.${String(whole % second).padStart(9, '0')}S`;
  const made = duration(text);
  if (made === null) throw new RangeError(`Expected a shorter duration, but got ${text}`);
  return made;
}

function kindOf({ yearsMonths }: FeelDuration): 'months' | 'nanoseconds' {
  return yearsMonths ? 'months' : 'nanoseconds';
}

/** Months and nanoseconds are whole: what is left of one is cut off. */
export function times(value: FeelDuration, factor: number): FeelDuration | null {
  const by = decimalOf(factor);
  if (by === null) return null;
  const size = (sizeOf(value) * by.digits * power(by.exponent)) / power(-by.exponent);
  return durationOf(size, kindOf(value));
}

/** Null for a division by zero. */
export function shared(value: FeelDuration, divisor: number): FeelDuration | null {
  const by = decimalOf(divisor);
  if (by === null || by.digits === 0n) return null;
  const size = (sizeOf(value) * power(-by.exponent)) / (by.digits * power(by.exponent));
  return durationOf(size, kindOf(value));
}

/** Of ten; one for negative exponents. */
function power(exponent: number): bigint {
  return 10n ** BigInt(Math.max(0, exponent));
}

/** How often one is in the other: null for different kinds and for one of no length. */
export function ratio(left: FeelDuration, right: FeelDuration): number | null {
  const divisor = sizeOf(right);
  if (left.yearsMonths !== right.yearsMonths || divisor === 0n) return null;
  const quotient = divide({ digits: sizeOf(left), exponent: 0 }, { digits: divisor, exponent: 0 });
  const result = numberOf(quotient);
  if (result !== null) return result;
  const operation = `${left.toString()} / ${right.toString()}`;
  throw new RangeError(`Expected a result of at most 15 digits, but got that of ${operation}`);
}
