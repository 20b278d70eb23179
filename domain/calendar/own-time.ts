import type { Instant, Limit, LimitUnit } from '../limits/limit.ts';
import { dayMillis } from './civil-day.ts';
import { compiledCalendar } from './compiled-calendar.ts';
import {
  type Measured,
  officeBack,
  officeBetween,
  officeForward,
  type Reached,
} from './office-time.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * The own time of a limit is the time in which it is counted, in milliseconds:
 * - `urgentHours`: time as it passes;
 * - `calendarDays`: time on the wall clock of the calendar's zone, so that a day is 24 hours even
 *   where the clocks are put forward;
 * - `workHours` and `workDays`: office time. A limit of n working days that ends at close of
 *   business begins with what is left of the office hours of the day of its start, so its total is
 *   between n and n + 1 office days; a pause of x office hours moves its end by x office hours.
 */
type OwnTime = {
  readonly advance: (from: Instant, millis: number, calendar: WorkingCalendar) => Reached;
  readonly between: (from: Instant, to: Instant, calendar: WorkingCalendar) => Measured;
  /** Length of one of the unit. */
  readonly length: (calendar: WorkingCalendar) => number;
};

const wallOf = (at: Instant, calendar: WorkingCalendar): number => {
  const local = compiledCalendar(calendar).zone.localOf(at);
  return local.day * dayMillis + local.millis;
};

const office = {
  advance: (from: Instant, millis: number, calendar: WorkingCalendar): Reached => {
    if (millis === 0) return { ok: true, at: from };
    const compiled = compiledCalendar(calendar);
    return millis > 0 ? officeForward(from, millis, compiled) : officeBack(from, -millis, compiled);
  },
  between: (from: Instant, to: Instant, calendar: WorkingCalendar): Measured => {
    const compiled = compiledCalendar(calendar);
    if (from <= to) return officeBetween(from, to, compiled);
    const back = officeBetween(to, from, compiled);
    return back.ok ? { ok: true, millis: 0 - back.millis } : back;
  },
};

/** Eight hours: the length of a working day under the rule `eightHours`. */
const eightHoursMillis = 8 * 3_600_000;

const ownTimes: { readonly [K in LimitUnit]: OwnTime } = {
  urgentHours: {
    advance: (from, millis) => ({ ok: true, at: from + millis }),
    between: (from, to) => ({ ok: true, millis: to - from }),
    length: () => 3_600_000,
  },
  workHours: { ...office, length: () => 3_600_000 },
  workDays: {
    ...office,
    length: (calendar) =>
      calendar.workDayRule === 'eightHours'
        ? eightHoursMillis
        : compiledCalendar(calendar).officeDayMillis,
  },
  calendarDays: {
    advance: (from, millis, calendar) => {
      const wall = wallOf(from, calendar) + millis;
      const day = Math.floor(wall / dayMillis);
      const at = compiledCalendar(calendar).zone.instantOf({ day, millis: wall - day * dayMillis });
      return { ok: true, at };
    },
    between: (from, to, calendar) => ({
      ok: true,
      millis: wallOf(to, calendar) - wallOf(from, calendar),
    }),
    length: () => dayMillis,
  },
};

/** The instant that lies `millis` of the unit's own time after `from` (before it, when negative). */
export const advance = (
  from: Instant,
  millis: number,
  unit: LimitUnit,
  calendar: WorkingCalendar,
): Reached => ownTimes[unit].advance(from, millis, calendar);

/** The unit's own time from one instant to another; negative when `to` is before `from`. */
export const elapsed = (
  from: Instant,
  to: Instant,
  unit: LimitUnit,
  calendar: WorkingCalendar,
): Measured => ownTimes[unit].between(from, to, calendar);

/** Amount times the length of the unit; for working days without the rest of the day of the start. */
export const nominalMillis = (limit: Limit, calendar: WorkingCalendar): number =>
  limit.amount * ownTimes[limit.unit].length(calendar);
