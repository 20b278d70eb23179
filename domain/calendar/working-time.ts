import type { Instant } from '../limits/limit.ts';
import { firstDayOf, parseDay } from './civil-day.ts';
import { compiledCalendar } from './compiled-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * Whether `YYYY-MM-DD` is worked: listed as a make-up day, or Monday to Friday and not listed as off.
 * @throws Error when the text is not a day.
 */
export const isWorkingDay = (day: string, calendar: WorkingCalendar): boolean | 'undetermined' => {
  const number = parseDay(day);
  if (number === null) throw new Error(`Expected a day such as 2026-01-04, but got ${day}`);
  const kind = compiledCalendar(calendar).dayKind(number);
  return typeof kind === 'number' ? 'undetermined' : kind;
};

/** Whether an instant lies in office hours of a working day. Closing time itself does not. */
export const isWorkingTime = (at: Instant, calendar: WorkingCalendar): boolean | 'undetermined' => {
  const { zone, pieces, dayKind } = compiledCalendar(calendar);
  const local = zone.localOf(at);
  const kind = dayKind(local.day);
  if (typeof kind === 'number') return 'undetermined';
  return kind && pieces.some((piece) => local.millis >= piece.from && local.millis < piece.to);
};

/** Number of working days of a year, the check sum of an imported calendar; null without data. */
export const workingDaysInYear = (year: number, calendar: WorkingCalendar): number | null => {
  const { dayKind } = compiledCalendar(calendar);
  const first = firstDayOf(year);
  if (typeof dayKind(first) === 'number') return null;
  let sum = 0;
  for (let day = first; day < firstDayOf(year + 1); day += 1) sum += dayKind(day) === true ? 1 : 0;
  return sum;
};

/** Office time of one working day, in milliseconds: what a remainder in working days is divided by. */
export const officeDayMillis = (calendar: WorkingCalendar): number =>
  compiledCalendar(calendar).officeDayMillis;
