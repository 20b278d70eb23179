import { dayText, parseDay, yearOf } from './civil-day.ts';
import type { CalendarYear } from './working-calendar.ts';
import { isRecord } from '../is-record.ts';

/** One file of a year's notice (format of `NateScarlet/holiday-cn`), read and checked. */
export type HolidayFile =
  | ({
      readonly ok: true;
      readonly year: number;
      readonly papers: readonly string[];
    } & CalendarYear)
  | { readonly ok: false; readonly findings: readonly HolidayFinding[] };

/** Why a file of a year's notice is refused. */
export const holidayFindingCodes = [
  'not-a-holiday-file',
  'year-not-understood',
  'no-notice-yet',
  'day-not-understood',
  'day-of-other-year',
  'day-listed-twice',
] as const;

export interface HolidayFinding {
  readonly code: (typeof holidayFindingCodes)[number];
  readonly path: string;
}

/** A notice may also set days of the December before and of the January after. */
const belongsTo = (day: number, year: number): boolean => {
  if (yearOf(day) === year) return true;
  const text = dayText(day);
  return text.startsWith(`${year - 1}-12-`) || text.startsWith(`${year + 1}-01-`);
};

const readDay = (
  value: unknown,
  year: number,
): { readonly date: string; readonly isOffDay: boolean } | HolidayFinding['code'] => {
  if (!isRecord(value)) return 'day-not-understood';
  const { date, isOffDay } = value;
  if (typeof date !== 'string' || typeof isOffDay !== 'boolean') return 'day-not-understood';
  const day = parseDay(date);
  if (day === null) return 'day-not-understood';
  return belongsTo(day, year) ? { date, isOffDay } : 'day-of-other-year';
};

const readDays = (
  days: readonly unknown[],
  year: number,
): CalendarYear & { readonly findings: readonly HolidayFinding[] } => {
  const seen = new Set<string>();
  const off: string[] = [];
  const work: string[] = [];
  const findings: HolidayFinding[] = [];
  for (const [index, value] of days.entries()) {
    const path = `/days/${index}`;
    const day = readDay(value, year);
    if (typeof day === 'string') findings.push({ code: day, path });
    else if (seen.has(day.date)) findings.push({ code: 'day-listed-twice', path });
    else {
      seen.add(day.date);
      (day.isOffDay ? off : work).push(day.date);
    }
  }
  return { off: off.toSorted(), work: work.toSorted(), findings };
};

/**
 * Reads one holiday file. An empty list of days means that the notice of that year is not out: it
 * is refused (`no-notice-yet`), since it would turn into Monday to Friday (domain.md 5.1).
 */
export const parseHolidayFile = (json: unknown): HolidayFile => {
  if (!isRecord(json) || !Array.isArray(json['days'])) {
    return { ok: false, findings: [{ code: 'not-a-holiday-file', path: '' }] };
  }
  const year = json['year'];
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 1970 || year > 9999) {
    return { ok: false, findings: [{ code: 'year-not-understood', path: '/year' }] };
  }
  const listed: readonly unknown[] = json['days'];
  if (listed.length === 0) {
    return { ok: false, findings: [{ code: 'no-notice-yet', path: '/days' }] };
  }
  const { off, work, findings } = readDays(listed, year);
  if (findings.length > 0) return { ok: false, findings };
  const papers: readonly unknown[] = Array.isArray(json['papers']) ? json['papers'] : [];
  return {
    ok: true,
    year,
    off,
    work,
    papers: papers.filter((paper): paper is string => typeof paper === 'string'),
  };
};
