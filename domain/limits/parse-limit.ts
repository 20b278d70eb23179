import { type Limit, type LimitUnit, limitUnits } from './limit.ts';
import { isRecord } from '../is-record.ts';

/** The largest amount that makes sense for any unit; keeps a slip of the pen out of the calendar. */
const largestAmount = 10_000;

export const isLimitUnit = (value: unknown): value is LimitUnit =>
  limitUnits.some((unit) => unit === value);

/** A limit from outside the compiler's sight (`{ amount, unit }`), or null. Days are whole. */
export const parseLimit = (value: unknown): Limit | null => {
  if (!isRecord(value)) return null;
  const { amount, unit } = value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return null;
  if (!isLimitUnit(unit) || amount <= 0 || amount > largestAmount) return null;
  const inDays = unit === 'workDays' || unit === 'calendarDays';
  return inDays && !Number.isInteger(amount) ? null : { amount, unit };
};
