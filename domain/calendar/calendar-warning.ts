import type { Instant } from '../limits/limit.ts';
import { compiledCalendar } from './compiled-calendar.ts';
import { yearOf } from './civil-day.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * What everybody should see about the calendar now: `calendar-year-missing` when this year has no
 * data (clocks are undetermined), `calendar-next-year-missing` from November on, when limits begin
 * to reach into a year without data and the last days of December are provisional.
 */
export type CalendarWarning = 'calendar-year-missing' | 'calendar-next-year-missing';

/** The notice of the next year is usually published in the first half of November. */
const remindersFromMonth = 10;

export const calendarWarning = (
  now: Instant,
  calendar: WorkingCalendar,
): CalendarWarning | null => {
  const { day } = compiledCalendar(calendar).zone.localOf(now);
  const year = yearOf(day);
  if (calendar.years[year] === undefined) return 'calendar-year-missing';
  const month = new Date(day * 86_400_000).getUTCMonth();
  const lateInYear = month >= remindersFromMonth;
  return lateInYear && calendar.years[year + 1] === undefined ? 'calendar-next-year-missing' : null;
};
