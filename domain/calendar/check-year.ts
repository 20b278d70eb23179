import { parseHolidayFile, type HolidayFinding } from './holiday-file.ts';
import type { CalendarYear } from './working-calendar.ts';

/**
 * What is wrong with one year of a calendar that somebody drew up, by the rules of a notice's file
 * (`parseHolidayFile`): a year that names no day is no notice, and never Monday to Friday.
 */
export const checkYear = (year: number, days: CalendarYear): readonly HolidayFinding[] => {
  const listed = [
    ...days.off.map((date) => ({ date, isOffDay: true })),
    ...days.work.map((date) => ({ date, isOffDay: false })),
  ];
  const read = parseHolidayFile({ year, days: listed });
  return read.ok ? [] : read.findings;
};
