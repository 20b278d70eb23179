import { existsSync, readFileSync } from 'node:fs';
import { parseHolidayFile } from '../../../domain/calendar/holiday-file.ts';
import type {
  CalendarYear,
  WorkDayRule,
  WorkingCalendar,
} from '../../../domain/calendar/working-calendar.ts';

/** The notices of 2025 and 2026 as written in domain.md 5.1, so that tests run without other files. */
const range = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
};

export const notices: Readonly<Record<string, CalendarYear>> = {
  2025: {
    off: [
      '2025-01-01',
      ...range('2025-01-28', '2025-02-04'),
      ...range('2025-04-04', '2025-04-06'),
      ...range('2025-05-01', '2025-05-05'),
      ...range('2025-05-31', '2025-06-02'),
      ...range('2025-10-01', '2025-10-08'),
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    off: [
      ...range('2026-01-01', '2026-01-03'),
      ...range('2026-02-15', '2026-02-23'),
      ...range('2026-04-04', '2026-04-06'),
      ...range('2026-05-01', '2026-05-05'),
      ...range('2026-06-19', '2026-06-21'),
      ...range('2026-09-25', '2026-09-27'),
      ...range('2026-10-01', '2026-10-07'),
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

export const exampleCalendar = (
  workDayRule: WorkDayRule = 'closeOfBusiness',
  changes: Partial<WorkingCalendar> = {},
): WorkingCalendar => ({
  version: 'example',
  timeZone: 'Asia/Shanghai',
  officeHours: [
    ['08:00', '12:00'],
    ['14:00', '18:00'],
  ],
  years: notices,
  workDayRule,
  ...changes,
});

/** Shanghai time to the instant. */
export const at = (local: string): number => {
  const instant = Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
  if (Number.isNaN(instant))
    throw new Error(`Expected a local time such as 2026-02-13 17:30, but got ${local}`);
  return instant;
};

export const inShanghai = (instant: number): string =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const shared = new URL('../../../../shared/data/calendar/', import.meta.url);
export const sharedCalendarThere = existsSync(shared);

export const readShared = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, shared), 'utf8'));

/** The imported notices of the test data, read as the centre reads them. */
export const importedYears = (names: readonly string[]): Readonly<Record<string, CalendarYear>> =>
  Object.fromEntries(
    names.map((name) => {
      const file = parseHolidayFile(readShared(name));
      if (!file.ok) throw new Error(`Expected ${name} to be readable, but ${JSON.stringify(file)}`);
      return [String(file.year), { off: file.off, work: file.work }];
    }),
  );
