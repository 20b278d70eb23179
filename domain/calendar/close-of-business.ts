import type { Instant } from '../limits/limit.ts';
import { dayMillis } from './civil-day.ts';
import { compiledCalendar } from './compiled-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** When the office closes on the day of `at`; null on a day off, and where the calendar does not know the year. */
export const closeOfBusinessOn = (at: Instant, calendar: WorkingCalendar): Instant | null => {
  const { zone, pieces, dayKind } = compiledCalendar(calendar);
  const { day } = zone.localOf(at);
  if (dayKind(day) !== true || pieces.length === 0) return null;
  const millis = Math.min(dayMillis, Math.max(...pieces.map((piece) => piece.to)));
  return zone.instantOf({ day, millis });
};
