import { FeelDate, FeelFunction, FeelRange } from 'feelin';
import { exactly, power, quotient } from './arithmetic.ts';
import { durationOf, isDuration, sizeOf, times } from './durations.ts';
import { equal, equalOperands } from './equality.ts';
import { budget, BudgetExceeded, isMoment } from './evaluation-budget.ts';
import { functionOf } from './feel-function.ts';
import { feelTypeOf } from './feel-types.ts';
import type { FeelType } from './feel-types.ts';
import { daysBetween, daysFrom, interval, rangeOf } from './intervals.ts';
import { isTemporalOperator, temporalResult } from './temporal-arithmetic.ts';
import { every, not, some } from './three-valued.ts';
import { asWritten } from './written-moments.ts';
import type { MomentKind } from './written-moments.ts';

/** A power is some twenty products of long numbers. */
const stepsOfPower = 32;

/**
 * What a bounded text calls instead of what `feelin` would do unbounded or in binary. Their names can
 * be neither written nor bound in an expression.
 */
export const boundedFunctions = {
  _add: arithmetic('+', exactly['+']),
  _subtract: arithmetic('-', exactly['-']),
  _multiply: arithmetic('*', exactly['*']),
  _divide: arithmetic('/', (left, right) => (right === 0 ? null : quotient(left, right))),
  _power: arithmetic('**', (left, right) => {
    budget.spend(stepsOfPower);
    return power(left, right);
  }),
  _negate: new FeelFunction(negated, ['value']),
  _equal: new FeelFunction(equalOperands, ['left', 'right']),
  _unequal: new FeelFunction(
    (left: unknown, right: unknown) => not(equalOperands(left, right)),
    ['left', 'right'],
  ),
  /** What a condition must be (DMN 1.3, table 51). */
  _isTrue: new FeelFunction((value: unknown) => value === true, ['value']),
  _some: new FeelFunction(some, ['values']),
  _every: new FeelFunction(every, ['values']),
  _interval: new FeelFunction(interval, ['start', 'end', 'brackets']),
  /** Without the days that `feelin` leaves in it. */
  _months: new FeelFunction(
    (value: unknown) => (isDuration(value) ? durationOf(sizeOf(value), 'months') : value),
    ['value'],
  ),
  /** The text of which a date, a time or a duration is made. */
  _written: new FeelFunction(
    (kind: MomentKind, value: unknown) =>
      typeof value === 'string' ? asWritten(kind, value) : value,
    ['kind', 'value'],
  ),
  /** A year, a month, an hour: `feelin` would cut off the rest. */
  _whole: new FeelFunction(
    (value: unknown) => {
      if (typeof value !== 'number' || Number.isInteger(value)) return value;
      throw new RangeError(`Expected a whole number in a date or time, but got ${value}`);
    },
    ['value'],
  ),
  /** An operand or argument that will be looked through. */
  _value: new FeelFunction(
    (value: unknown) => {
      budget.spendValue(value);
      return value;
    },
    ['value'],
  ),
  /** What a unary test gives that is only a value: the tested value is equal to it, or to an item of it. */
  _compared: new FeelFunction(
    (value: unknown, tested: unknown) => {
      const isTested = (one: unknown): boolean => equal(one, tested) === true;
      if (Array.isArray(value)) return [value, ...(value as unknown[])].some(isTested);
      return typeof value === 'boolean' || isDuration(value) ? isTested(value) : value;
    },
    ['value', 'tested'],
  ),
  /** What `in` compares with: a duration as the range of it alone, which `feelin` compares exactly. */
  _test: new FeelFunction(
    (value: unknown) => (Array.isArray(value) ? value.map(exactTest) : exactTest(value)),
    ['value'],
  ),
  /** What a path goes into: own entries of contexts, fields of dates; nothing of functions. */
  _member: new FeelFunction(
    (value: unknown, name: string) => {
      if (!Array.isArray(value)) return seen(value, name);
      budget.spend(value.length);
      return value.map((one: unknown) => seen(one, name));
    },
    ['value', 'name'],
  ),
  /** What a filter goes over: each item's entries become names. */
  _items: new FeelFunction(
    (value: unknown, weight: number) => spendItems(value, asItems(value), weight),
    ['value', 'weight'],
  ),
  /** What a filter goes over that may be a position: only what is there, then. */
  _positioned: new FeelFunction(
    (value: unknown, weight: number, position: unknown) => {
      const items = asItems(value);
      if (value === null || typeof position !== 'number') return spendItems(value, items, weight);
      const at = position < 0 ? items.length + position : position - 1;
      return spendItems(items.slice(at, at + 1), items.slice(at, at + 1), weight);
    },
    ['value', 'weight', 'position'],
  ),
  _kept: new FeelFunction(
    (test: unknown, position: unknown) => test === true || typeof position === 'number',
    ['test', 'position'],
  ),
  _picked: new FeelFunction(
    (items: unknown, position: unknown) =>
      typeof position === 'number' && Array.isArray(items)
        ? ((items[0] as unknown) ?? null)
        : items,
    ['items', 'position'],
  ),
  /** What a loop goes over. */
  _turns: new FeelFunction(
    (value: unknown, weight: number) => {
      if (Array.isArray(value)) budget.spendTurns(value.length, weight);
      else if (value instanceof FeelRange) spendRange(value.start, value.end, weight);
      return isSingle(value) ? [value] : value;
    },
    ['value', 'weight'],
  ),
  _range: new FeelFunction(
    (start: unknown, end: unknown, weight: number) => {
      if (start instanceof FeelDate && end instanceof FeelDate) {
        const distance = daysBetween(start, end);
        budget.spendTurns(Math.abs(distance) + 1, weight);
        return daysFrom(start, distance);
      }
      spendRange(start, end, weight);
      return rangeOf(start, end);
    },
    ['start', 'end', 'weight'],
  ),
  _enter: new FeelFunction(
    (levels: number, weight: number) => {
      budget.spendTurns(1, weight);
      budget.enter(levels);
      return levels;
    },
    ['levels', 'weight'],
  ),
  _leave: new FeelFunction(
    (levels: number, value: unknown) => {
      budget.leave(levels);
      return value;
    },
    ['levels', 'value'],
  ),
} as const satisfies Readonly<Record<string, FeelFunction>>;
export type BoundedName = keyof typeof boundedFunctions;

/** A loop goes over what is no list as over a list of one (10.3.2.9.4). */
function isSingle(value: unknown): boolean {
  return !notSingle.has(feelTypeOf(value));
}
const notSingle: ReadonlySet<FeelType> = new Set<FeelType>(['null', 'list', 'range', 'function']);

function exactTest(value: unknown): unknown {
  return isDuration(value) ? interval(value, value, '[]') : value;
}

function negated(value: unknown): unknown {
  if (isDuration(value)) return times(value, -1);
  return typeof value === 'number' ? 0 - value : null;
}

/** Numbers exactly; dates, durations, texts and what cannot be calculated with as `feelin` does. */
function arithmetic(
  operator: string,
  calculate: (left: number, right: number) => number | null,
): FeelFunction {
  const otherwise = functionOf(`left ${operator} right`, ['left', 'right']);
  return new FeelFunction(
    (left: unknown, right: unknown) => {
      budget.spend(1);
      if (typeof left === 'number' && typeof right === 'number') {
        const result = calculate(left, right);
        if (result !== null || (operator === '/' && right === 0)) return result;
        throw new RangeError(
          `Expected a result of at most 15 digits, but got that of ${left} ${operator} ${right}`,
        );
      }
      if (isTemporalOperator(operator)) {
        const result = temporalResult(operator, left, right);
        if (result !== undefined) return result;
      }
      for (const operand of [left, right])
        if (typeof operand === 'string') budget.spendText(operand);
      return otherwise.invoke([left, right]) as unknown;
    },
    ['left', 'right'],
  );
}

/** What `feelin` keeps in dates, durations and ranges besides what DMN says is there. */
const hidden: ReadonlySet<string> = new Set(['iso', 'value', 'valueType', 'yearsMonths', 'zone']);

function seen(value: unknown, name: string): unknown {
  if (typeof value === 'string') budget.spendText(value);
  if (typeof value === 'function') return null;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  if (isMoment(value) || value instanceof FeelRange) return hidden.has(name) ? null : value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  // A name that is not there is looked for among all, however they are written.
  for (const key of Object.keys(value)) budget.spendText(key);
  return value;
}

function asItems(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function spendItems(value: unknown, items: readonly unknown[], weight: number): unknown {
  budget.spendTurns(items.length, weight);
  for (const item of items) budget.spendNames(namesOf(item));
  return value;
}

/** How many names an item adds; they must not hide what bounds the rest. */
function namesOf(item: unknown): number {
  if (typeof item === 'string') return item.length;
  if (item === null || typeof item !== 'object' || isMoment(item)) return 0;
  for (const name of Object.keys(boundedFunctions)) {
    if (Object.hasOwn(item, name))
      throw new BudgetExceeded(`Expected an entry of another name, but got ${name}`);
  }
  return Object.keys(item).length;
}

/** Numbers are counted from one bound to the other in ones: both must be met. */
function spendRange(start: unknown, end: unknown, weight: number): void {
  if (typeof start !== 'number' || typeof end !== 'number') return;
  const turns = Math.abs(end - start) + 1;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    throw new RangeError(`Expected a range of integers to go over, but got ${start}..${end}`);
  budget.spendTurns(turns, weight);
}
