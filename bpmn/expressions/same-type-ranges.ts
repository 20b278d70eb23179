import { FeelRange } from 'feelin';
import { feelTypeOf, isFeelList } from './feel-types.ts';
import type { FeelValue } from './feel-types.ts';
import { isPoint, isZoned } from './temporal-arithmetic.ts';

/**
 * A comparison of different types has no answer (DMN 1.3, 10.3.2.13: null). `feelin` answers it by what
 * JavaScript makes of the two, so that `1 <= "a"` was true. Every comparison of order goes through a range there,
 * `<`, `between`, `in` and the entries of decision tables alike; no text that could be written instead reaches
 * the ranges that a value holds, so it is mended in the one method that all of them ask.
 */
// oxlint-disable-next-line typescript/unbound-method -- called on the range below
const { includes } = FeelRange.prototype;

FeelRange.prototype.includes = function includesSameType(
  this: FeelRange,
  value: FeelValue,
): boolean | null {
  const bound: FeelValue = this.start ?? this.end;
  return isComparable(value, bound) ? includes.call(this, value) : null;
};

/**
 * An instant and what a clock shows somewhere are as different as types: which of them is earlier, nobody knows.
 * A list of one stands for its item (10.3.2.9.4); what there is to say of null and
 * of ranges, `feelin` says.
 */
function isComparable(value: FeelValue, bound: FeelValue): boolean {
  const single = isFeelList(value) && value.length === 1 ? value[0] : value;
  if (single === null || single === undefined || single instanceof FeelRange) return true;
  if (feelTypeOf(single) !== feelTypeOf(bound)) return false;
  return !isPoint(single) || !isPoint(bound) || isZoned(single) === isZoned(bound);
}
