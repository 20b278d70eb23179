import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';

/** Monday to Friday, 08-12 and 14-18 in Shanghai; further days off as the test needs them. */
export const calendar = (version: string, off: readonly string[] = []): WorkingCalendar => ({
  version,
  timeZone: 'Asia/Shanghai',
  officeHours: [
    ['08:00', '12:00'],
    ['14:00', '18:00'],
  ],
  years: Object.fromEntries(
    [2025, 2026, 2027, 2028, 2029].map((year) => [
      String(year),
      { off: off.filter((day) => day.startsWith(String(year))), work: [] },
    ]),
  ),
  workDayRule: 'closeOfBusiness',
});

/** A Monday, 09:00 in Shanghai. */
export const mondayMorning = Date.parse('2026-11-23T09:00:00+08:00');
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
