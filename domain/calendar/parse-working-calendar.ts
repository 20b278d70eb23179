import { parseDay } from './civil-day.ts';
import { parseTimeOfDay } from './compiled-calendar.ts';
import type { CalendarYear, WorkDayRule, WorkingCalendar } from './working-calendar.ts';
import { isZone } from './zone.ts';
import { isRecord } from '../is-record.ts';

export interface CalendarFinding {
  readonly code:
    | 'not-a-calendar'
    | 'zone-unknown'
    | 'office-hours-not-understood'
    | 'work-day-rule-unknown'
    | 'year-not-understood';
  readonly path: string;
}

export type ParsedCalendar =
  | { readonly ok: true; readonly calendar: WorkingCalendar }
  | { readonly ok: false; readonly findings: readonly CalendarFinding[] };

const pairOf = (value: unknown): readonly [string, string] | null => {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const pair: readonly unknown[] = value;
  const [from, to] = pair;
  return typeof from === 'string' && typeof to === 'string' ? [from, to] : null;
};

/** Pairs of times in ascending order that do not overlap, or null. */
const parseOfficeHours = (value: unknown): readonly (readonly [string, string])[] | null => {
  if (!Array.isArray(value) || value.length === 0) return null;
  const pairs: (readonly [string, string])[] = [];
  let previous = 0;
  for (const item of value) {
    const pair = pairOf(item);
    if (pair === null) return null;
    const from = parseTimeOfDay(pair[0]);
    const to = parseTimeOfDay(pair[1]);
    if (from === null || to === null || from < previous || to <= from) return null;
    previous = to;
    pairs.push(pair);
  }
  return pairs;
};

const daysOf = (value: unknown): readonly string[] | null => {
  if (!Array.isArray(value)) return null;
  const days: readonly unknown[] = value;
  const valid = days.filter(
    (day): day is string => typeof day === 'string' && parseDay(day) !== null,
  );
  return valid.length === days.length ? valid : null;
};

const yearPattern = /^\d{4}$/u;

const parseYear = (year: string, value: unknown): CalendarYear | null => {
  if (!yearPattern.test(year) || !isRecord(value)) return null;
  const off = daysOf(value['off']);
  const work = daysOf(value['work']);
  return off === null || work === null ? null : { off, work };
};

const isRule = (value: unknown): value is WorkDayRule =>
  value === 'closeOfBusiness' || value === 'eightHours';

const parseYears = (
  value: unknown,
): { readonly years: Record<string, CalendarYear>; readonly findings: CalendarFinding[] } => {
  const years: Record<string, CalendarYear> = {};
  const findings: CalendarFinding[] = [];
  if (!isRecord(value)) return { years, findings: [{ code: 'not-a-calendar', path: '/years' }] };
  for (const [name, content] of Object.entries(value)) {
    const year = parseYear(name, content);
    if (year === null) findings.push({ code: 'year-not-understood', path: `/years/${name}` });
    else years[name] = year;
  }
  return { years, findings };
};

/** Checks a calendar that comes from outside the compiler's sight: a row, a file, an answer. */
export const parseWorkingCalendar = (value: unknown): ParsedCalendar => {
  if (!isRecord(value) || typeof value['version'] !== 'string') {
    return { ok: false, findings: [{ code: 'not-a-calendar', path: '' }] };
  }
  const { version, timeZone, workDayRule } = value;
  const { years, findings } = parseYears(value['years']);
  const officeHours = parseOfficeHours(value['officeHours']);
  const zoneKnown = typeof timeZone === 'string' && isZone(timeZone);
  if (!zoneKnown) findings.push({ code: 'zone-unknown', path: '/timeZone' });
  if (officeHours === null) {
    findings.push({ code: 'office-hours-not-understood', path: '/officeHours' });
  }
  if (!isRule(workDayRule)) findings.push({ code: 'work-day-rule-unknown', path: '/workDayRule' });
  if (findings.length > 0 || !zoneKnown || officeHours === null || !isRule(workDayRule)) {
    return { ok: false, findings };
  }
  return { ok: true, calendar: { version, timeZone, officeHours, years, workDayRule } };
};
