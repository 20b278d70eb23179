import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { durationOf, isDuration, ratio, shared, sizeOf, times } from './durations.ts';
import { isMoment } from './evaluation-budget.ts';

const operators = ['+', '-', '*', '/'] as const;
export type Operator = (typeof operators)[number];

export function isTemporalOperator(text: string): text is Operator {
  return operators.some((operator) => operator === text);
}

/**
 * What `feelin` calculates wrongly or not at all with dates, times and durations (DMN 1.3, tables 57 and 59); undefined where
 * it is right. It takes differences by what clocks show, whatever their zones, knows no multiples of durations, and
 * makes an instant of a date and hours.
 */
export function temporalResult(operator: Operator, left: unknown, right: unknown): unknown {
  if (!isTemporal(left) && !isTemporal(right)) return undefined;
  if (operator === '*') return multiple(left, right);
  if (operator === '/') return part(left, right);
  if (isDuration(right)) return moved(left, right, operator);
  if (operator === '+') return isDuration(left) ? moved(right, left, '+') : undefined;
  return isPoint(left) && isPoint(right) ? difference(left, right) : undefined;
}

type Point = FeelDate | FeelDateTime | FeelTime;

export function isPoint(value: unknown): value is Point {
  return value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime;
}

function isTemporal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && isMoment(value);
}

function multiple(left: unknown, right: unknown): FeelDuration | null {
  if (isDuration(left) && typeof right === 'number') return times(left, right);
  return isDuration(right) && typeof left === 'number' ? times(right, left) : null;
}

function part(left: unknown, right: unknown): FeelDuration | number | null {
  if (!isDuration(left)) return null;
  if (typeof right === 'number') return shared(left, right);
  return isDuration(right) ? ratio(left, right) : null;
}

const day = 24n * 3600n * 10n ** 9n;

/** A day is moved by whole days: the one in which its midnight has been moved. A time has no month. */
function moved(point: unknown, by: FeelDuration, operator: '+' | '-'): unknown {
  if (by.yearsMonths) return point instanceof FeelTime ? null : undefined;
  if (!(point instanceof FeelDate)) return undefined;
  const size = operator === '+' ? sizeOf(by) : -sizeOf(by);
  const days = (size - (((size % day) + day) % day)) / day;
  return new FeelDate(point.unwrap().add({ days: Number(days) }));
}

/** Null where only one of them has a zone; a day begins in UTC (10.3.2.3.4). */
function difference(left: Point, right: Point): FeelDuration | null {
  if (left instanceof FeelTime !== right instanceof FeelTime) return null;
  if (isZoned(left) !== isZoned(right)) return null;
  return durationOf(nanosecondsOf(left) - nanosecondsOf(right), 'nanoseconds');
}

/** Whether it says which instant it is. */
export function isZoned(point: Point): boolean {
  return point instanceof FeelDate || point.zone !== null;
}

/** To the nanosecond; `feelin` compares milliseconds. */
export function isSamePoint(left: Point, right: Point): boolean {
  return isZoned(left) === isZoned(right) && nanosecondsOf(left) === nanosecondsOf(right);
}

/** Since the epoch, or since midnight; without a zone as in UTC. */
function nanosecondsOf(point: Point): bigint {
  if (point instanceof FeelDate) return point.unwrap().toZonedDateTime('UTC').epochNanoseconds;
  const shown =
    point instanceof FeelTime
      ? sizeOf(new FeelDuration(point.unwrap().since('00:00')))
      : point.unwrap().toZonedDateTime('UTC').epochNanoseconds;
  const offset: unknown = point['time offset'];
  return isDuration(offset) ? shown - sizeOf(offset) : shown;
}
