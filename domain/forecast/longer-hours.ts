import { dayMillis } from '../calendar/civil-day.ts';
import { parseTimeOfDay } from '../calendar/compiled-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The calendar with an office that stays open for longer, at most until midnight: for "what if". */
export const withLongerHours = (calendar: WorkingCalendar, minutes: number): WorkingCalendar => {
  const [from, to] = calendar.officeHours.at(-1) ?? [];
  const closes = to === undefined ? null : parseTimeOfDay(to);
  if (from === undefined || closes === null) return calendar;
  const end = Math.min(dayMillis, closes + minutes * 60_000) / 60_000;
  const text = `${twoDigits(Math.floor(end / 60))}:${twoDigits(end % 60)}`;
  return { ...calendar, officeHours: [...calendar.officeHours.slice(0, -1), [from, text]] };
};
