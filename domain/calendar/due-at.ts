import type { Instant, Limit } from '../limits/limit.ts';
import { compiledCalendar } from './compiled-calendar.ts';
import { closeOfBusinessAfter, type Measured, type Reached } from './office-time.ts';
import { advance, elapsed, nominalMillis } from './own-time.ts';
import { type Undetermined } from './undetermined.ts';
import type { WorkingCalendar } from './working-calendar.ts';

export type Due = { readonly ok: true; readonly due: Instant } | Undetermined;

const reach = (start: Instant, limit: Limit, calendar: WorkingCalendar): Reached => {
  if (limit.unit === 'workDays' && calendar.workDayRule === 'closeOfBusiness') {
    return closeOfBusinessAfter(start, Math.ceil(limit.amount), compiledCalendar(calendar));
  }
  return advance(start, nominalMillis(limit, calendar), limit.unit, calendar);
};

/**
 * When a limit that starts at `start` is used up (domain.md 5.2). Under close of business a part of
 * a working day counts as a whole one. An amount of zero or less is due at once.
 * @throws Error when the amount is not a number.
 */
export const dueAt = (start: Instant, limit: Limit, calendar: WorkingCalendar): Due => {
  if (!Number.isFinite(limit.amount)) {
    throw new Error(`Expected a limit with a finite amount, but got ${limit.amount}`);
  }
  if (limit.amount <= 0) return { ok: true, due: start };
  const reached = reach(start, limit, calendar);
  return reached.ok ? { ok: true, due: reached.at } : reached;
};

/** Own time left until `due`; negative when overdue. */
export const remaining = (
  now: Instant,
  due: Instant,
  unit: Limit['unit'],
  calendar: WorkingCalendar,
): Measured => elapsed(now, due, unit, calendar);
