import { FeelRange } from 'feelin';
import { isDuration } from './durations.ts';
import { feelTypeOf, isFeelContext, isFeelList } from './feel-types.ts';
import type { FeelValue } from './feel-types.ts';
import { functionOf } from './feel-function.ts';
import { isPoint, isSamePoint } from './temporal-arithmetic.ts';

/**
 * Equality of values of one type; null for different ones (DMN 1.3, table 53). `feelin` takes durations for
 * equal that are less than a month, or a second, apart, and those of different types for comparable.
 */
export function equal(left: FeelValue, right: FeelValue): boolean | null {
  const [one, other] = [left ?? null, right ?? null];
  if (one === null || other === null) return one === other;
  if (feelTypeOf(one) !== feelTypeOf(other)) return null;
  return typeof one === 'object' ? sameParts(one, other) : one === other;
}

function sameParts(one: FeelValue, other: FeelValue): boolean | null {
  if (isFeelList(one) && isFeelList(other)) return sameItems(one, other);
  // Durations are normal: a day is never 24 hours.
  if (isDuration(one) && isDuration(other)) return one.toString() === other.toString();
  if (one instanceof FeelRange && other instanceof FeelRange) return sameRange(one, other);
  if (isFeelContext(one) && isFeelContext(other)) return sameEntries(one, other);
  if (isPoint(one) && isPoint(other)) return isSamePoint(one, other);
  const answer: unknown = ofFeel.invoke([one, other]);
  return typeof answer === 'boolean' ? answer : null;
}

/** Of operands: a list of one stands for its item where the other is no list (10.3.2.9.4). */
export function equalOperands(left: FeelValue, right: FeelValue): boolean | null {
  return isFeelList(left) === isFeelList(right)
    ? equal(left, right)
    : equal(itemOf(left), itemOf(right));
}

function itemOf(value: FeelValue): FeelValue {
  return isFeelList(value) && value.length === 1 ? value[0] : value;
}

const ofFeel = functionOf('left = right', ['left', 'right']);

function sameItems(left: readonly FeelValue[], right: readonly FeelValue[]): boolean {
  return (
    left.length === right.length && left.every((item, index) => equal(item, right[index]) === true)
  );
}

function sameEntries(
  left: Readonly<Record<string, FeelValue>>,
  right: Readonly<Record<string, FeelValue>>,
): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && equal(left[name], right[name]) === true)
  );
}

function sameRange(left: FeelRange, right: FeelRange): boolean {
  return (
    left['start included'] === right['start included'] &&
    left['end included'] === right['end included'] &&
    equal(left.start, right.start) === true &&
    equal(left.end, right.end) === true
  );
}
