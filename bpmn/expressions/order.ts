import { FeelRange } from 'feelin';
import { feelTypeOf } from './feel-types.ts';
import type { FeelType, FeelValue } from './feel-types.ts';

/** Types whose values have an order (DMN 1.3, table 54). */
const ordered: ReadonlySet<FeelType> = new Set<FeelType>([
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
]);

export function haveOrder(values: readonly FeelValue[]): boolean {
  const types = new Set(values.map(feelTypeOf));
  return types.size === 1 && types.isSubsetOf(ordered);
}

/** False also where there is no order. */
export function precedes(left: FeelValue, right: FeelValue): boolean {
  const below = { start: null, end: right, 'start included': false, 'end included': false };
  return new FeelRange({ ...below, valueType: null }).includes(left) === true;
}
