import { FeelFunction } from 'feelin';
import { approximately, exactly, quotient } from './arithmetic.ts';
import { add, decimalOf, divide, multiply, negate } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { equal } from './equality.ts';
import type { FeelValue } from './feel-types.ts';
import { haveOrder, precedes } from './order.ts';
import { isNumber, listed, representable } from './own-builtin.ts';
import type { Instead } from './own-builtin.ts';

/**
 * List functions of which `feelin` gives other values than DMN 1.3, 10.3.4.4: it looks for the very same object, sorts
 * numbers by their digits, and knows the least of numbers alone, of long lists not even that.
 */
export const listBuiltins: Readonly<Record<string, Instead>> = {
  'list contains': ([list, element]) =>
    Array.isArray(list) ? list.some((one) => equal(one, element) === true) : undefined,
  'index of': ([list, match]) =>
    Array.isArray(list)
      ? list.flatMap((one, index) => (equal(one, match) === true ? [index + 1] : []))
      : undefined,
  'distinct values': ([list]) => (Array.isArray(list) ? distinct(list) : undefined),
  union: (lists) => (lists.every(Array.isArray) ? distinct(lists.flat()) : undefined),
  sublist: ([list, start, length]) =>
    Array.isArray(list) ? (slice(list, start, length) ?? null) : undefined,
  'list replace': ([list, position, item, match]) => {
    const matcher = match ?? position;
    if (!Array.isArray(list)) return undefined;
    if (matcher instanceof FeelFunction) return replacedWhere(list, matcher, item);
    return isNumber(matcher) ? replaced(list, matcher, item) : undefined;
  },
  remove: ([list, position]) =>
    Array.isArray(list) && isNumber(position) ? without(list, position) : undefined,
  'insert before': ([list, position, item]) =>
    Array.isArray(list) && isNumber(position) ? inserted(list, position, item ?? null) : undefined,
  sort: ([, before]) => (before instanceof FeelFunction && !isOfTwo(before) ? null : undefined),
  min: listed((list) => first(list, precedes)),
  max: listed((list) => first(list, (one, other) => precedes(other, one))),
  median: overNumbers(median),
  mode: overNumbers(mode),
  stddev: overNumbers((numbers) => (numbers.length < 2 ? null : deviation(numbers))),
};

/** From a position, counted from one, or back from the end; null where there is none. */
export function slice<T>(list: readonly T[], start: unknown, length: unknown): T[] | null {
  const from = place(list, start);
  if (from === null || from > list.length) return null;
  if (length === undefined || length === null) return list.slice(from);
  if (!isNumber(length)) return null;
  const count = Math.trunc(length);
  return count < 0 ? null : list.slice(from, from + count);
}

function place({ length }: readonly unknown[], position: unknown): number | null {
  const at = isNumber(position) ? Math.trunc(position) : 0;
  const from = at < 0 ? length + at : at - 1;
  return at === 0 || from < 0 ? null : from;
}

function replaced(list: readonly FeelValue[], position: number, item: FeelValue): unknown {
  const at = Number.isInteger(position) ? place(list, position) : null;
  return at === null || at >= list.length ? null : list.with(at, item);
}

function without(list: readonly FeelValue[], position: number): readonly FeelValue[] | null {
  const at = Number.isInteger(position) ? place(list, position) : null;
  return at === null || at >= list.length ? null : list.toSpliced(at, 1);
}

/** Behind the last one, too. */
function inserted(
  list: readonly FeelValue[],
  position: number,
  item: FeelValue,
): readonly FeelValue[] | null {
  const at = Number.isInteger(position) ? place(list, position) : null;
  return at === null || at > list.length ? null : list.toSpliced(at, 0, item);
}

/** Null where the function does not say of each item whether it is meant. */
function replacedWhere(
  list: readonly FeelValue[],
  isMeant: FeelFunction,
  item: FeelValue,
): unknown {
  if (!isOfTwo(isMeant)) return null;
  const meant = list.map((one): unknown => isMeant.invoke([one, item]));
  return meant.every((is) => typeof is === 'boolean')
    ? list.map((one, index) => (meant[index] === true ? item : one))
    : null;
}

/** `feelin` would take the failure of a call with more arguments for true. */
function isOfTwo({ parameterNames }: FeelFunction): boolean {
  return parameterNames.length === 2;
}

/** Scalars by what they are, all others pair by pair. */
function distinct(list: readonly FeelValue[]): readonly FeelValue[] {
  const scalars = new Set<FeelValue>();
  const others: FeelValue[] = [];
  return list.filter((one) => {
    if (typeof one !== 'object' || one === null) {
      if (scalars.has(one)) return false;
      scalars.add(one);
      return true;
    }
    if (others.some((other) => equal(one, other) === true)) return false;
    others.push(one);
    return true;
  });
}

function first(
  list: readonly FeelValue[],
  isBefore: (one: FeelValue, other: FeelValue) => boolean,
): FeelValue {
  if (!haveOrder(list)) return undefined;
  // Numbers too: `feelin` hands all of them to a function at once, which the stack of the host bounds.
  return list.reduce((least, one) => (isBefore(one, least) ? one : least));
}

function overNumbers(answer: (numbers: readonly number[]) => unknown): Instead {
  return listed((list) => (list.length > 0 && list.every(isNumber) ? answer(list) : undefined));
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  if (sorted.length % 2 === 1) return upper;
  const sum = exactly['+'](sorted[middle - 1] ?? 0, upper);
  return representable(sum === null ? null : quotient(sum, 2));
}

function mode(numbers: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  const most = [...counts.values()].reduce((one, other) => Math.max(one, other), 0);
  const often = [...counts].filter(([, count]) => count === most).map(([one]) => one);
  return often.toSorted((one, other) => one - other);
}

/** Of a sample: exact up to the root. */
function deviation(numbers: readonly number[]): number | null {
  const decimals = numbers.map(decimalOf).filter((one) => one !== null);
  const sum = sumOf(decimals);
  const squares = multiply(sumOf(decimals.map((one) => multiply(one, one))), whole(numbers.length));
  const spread = add(squares, negate(multiply(sum, sum)));
  const { digits, exponent } = divide(spread, whole(numbers.length * (numbers.length - 1)));
  return approximately(Math.sqrt(Number(`${digits}e${exponent}`)));
}

function sumOf(decimals: readonly Decimal[]): Decimal {
  return decimals.reduce(add, whole(0));
}

function whole(count: number): Decimal {
  return { digits: BigInt(count), exponent: 0 };
}
