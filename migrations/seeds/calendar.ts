import { createRequire } from 'node:module';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { CalendarYear } from '../../domain/calendar/working-calendar.ts';
import { sha256 } from '../sha256.ts';

/** A year's table of npm `chinese-days`: day to name, for days off and make-up working days (调休). */
interface YearTable {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);

const firstYear = 2024;

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([day, name]) => /^\d{4}-\d{2}-\d{2}$/u.test(day) && typeof name === 'string',
  );

const isYearTable = (value: unknown): value is YearTable =>
  typeof value === 'object' &&
  value !== null &&
  'holidays' in value &&
  'workdays' in value &&
  isTexts(value.holidays) &&
  isTexts(value.workdays);

const tableOf = (year: number): YearTable | null => {
  let file: string;
  try {
    file = require.resolve(`chinese-days/dist/years/${year}.json`);
  } catch {
    return null;
  }
  const table: unknown = require(file);
  if (!isYearTable(table)) {
    throw new Error(
      `Expected days off and working days in the table of ${year}, but it has another shape`,
    );
  }
  return Object.keys(table.holidays).length === 0 ? null : table;
};

/**
 * The years that the package has a table for, from 2024 on. Its functions are not used: for a year
 * without table they silently answer Monday to Friday (domain.md 5.1).
 */
const yearsOf = (): Readonly<Record<string, CalendarYear>> => {
  const years: Record<string, CalendarYear> = {};
  for (
    let year = firstYear, table = tableOf(year);
    table !== null;
    year += 1, table = tableOf(year)
  ) {
    years[String(year)] = {
      off: Object.keys(table.holidays).toSorted(),
      work: Object.keys(table.workdays).toSorted(),
    };
  }
  return years;
};

export interface SeedCalendar {
  readonly id: string;
  readonly hash: string;
  readonly source: string;
  readonly years: Readonly<Record<string, CalendarYear>>;
  readonly officeHours: readonly (readonly [string, string])[];
  readonly timeZone: string;
  readonly workDayRule: 'closeOfBusiness' | 'eightHours';
}

/** The calendar that a fresh centre starts with: office hours 08-12 and 14-18. */
export const seedCalendar = (timeZone: string): SeedCalendar => {
  const content = {
    years: yearsOf(),
    officeHours: [
      ['08:00', '12:00'],
      ['14:00', '18:00'],
    ] as const,
    timeZone,
    workDayRule: 'closeOfBusiness' as const,
  };
  const hash = sha256(canonicalJson(content));
  return { id: `cal-${hash.slice(0, 12)}`, hash, source: 'npm chinese-days', ...content };
};
