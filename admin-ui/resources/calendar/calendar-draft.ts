import { checkYear } from '../../../domain/calendar/check-year.ts';
import type { HolidayFinding } from '../../../domain/calendar/holiday-file.ts';
import {
  type CalendarFinding,
  parseWorkingCalendar,
} from '../../../domain/calendar/parse-working-calendar.ts';
import type { CalendarYear, WorkDayRule } from '../../../domain/calendar/working-calendar.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { type DayKind, kindOf, type Years } from './year-days.ts';

/** A calendar that is being drawn up; `base` is the version in force that it began with. */
export interface CalendarDraft {
  readonly base: string | null;
  readonly years: Years;
  readonly officeHours: readonly (readonly string[])[];
  readonly workDayRule: WorkDayRule;
  readonly source: string;
}

/** What a calendar says, draft or not. */
export type CalendarContent = Pick<CalendarDraft, 'years' | 'officeHours' | 'workDayRule'>;

export const draftOf = (
  { years, officeHours, workDayRule }: CalendarContent,
  base: string | null,
): CalendarDraft => ({ base, years, officeHours, workDayRule, source: '' });

/** What an installation without a calendar begins with. */
export const noCalendar: CalendarContent = {
  years: {},
  officeHours: [
    ['08:00', '12:00'],
    ['14:00', '18:00'],
  ],
  workDayRule: 'closeOfBusiness',
};

const withZone = (draft: CalendarContent): unknown => ({
  ...draft,
  version: 'draft',
  timeZone: 'UTC',
});

/** What was kept on the device; office hours may be half typed, the rest is what it was. */
export function parseDraft(kept: unknown): CalendarDraft | null {
  if (!isRecord(kept)) return null;
  const { base, source, officeHours } = kept;
  const parsed = parseWorkingCalendar({
    ...kept,
    officeHours: [['00:00', '24:00']],
    version: '',
    timeZone: 'UTC',
  });
  if (!parsed.ok || !Array.isArray(officeHours)) return null;
  const pairs: readonly unknown[] = officeHours;
  return {
    base: typeof base === 'string' ? base : null,
    years: parsed.calendar.years,
    officeHours: pairs.map((pair) =>
      Array.isArray(pair) ? pair.map((time: unknown) => String(time)) : ['', ''],
    ),
    workDayRule: parsed.calendar.workDayRule,
    source: typeof source === 'string' ? source : '',
  };
}

export interface DraftFault {
  readonly code: CalendarFinding['code'] | HolidayFinding['code'];
  readonly year: string | null;
}

/** What keeps a draft from being judged by, or null. */
export function faultOf(draft: CalendarDraft): DraftFault | null {
  const parsed = parseWorkingCalendar(withZone(draft));
  if (!parsed.ok) return { code: parsed.findings[0]?.code ?? 'not-a-calendar', year: null };
  for (const [year, days] of Object.entries(draft.years)) {
    const [finding] = checkYear(Number(year), days);
    if (finding !== undefined) return { code: finding.code, year };
  }
  return null;
}

const without = (dates: readonly string[], date: string): readonly string[] =>
  dates.filter((one) => one !== date);

/** Makes a day something else: named in the notice of its own year, or in none. */
export function withDay(draft: CalendarDraft, date: string, kind: DayKind): CalendarDraft {
  const year = date.slice(0, 4);
  const cleared: Record<string, CalendarYear> = Object.fromEntries(
    Object.entries(draft.years).map(([name, { off, work }]) => [
      name,
      { off: without(off, date), work: without(work, date) },
    ]),
  );
  const own = cleared[year] ?? { off: [], work: [] };
  if (kind === 'holiday') cleared[year] = { ...own, off: [...own.off, date].toSorted() };
  if (kind === 'makeUp') cleared[year] = { ...own, work: [...own.work, date].toSorted() };
  return { ...draft, years: cleared };
}

/** Takes the days of one year's notice. */
export const withYear = (
  draft: CalendarDraft,
  year: number,
  { off, work, source }: CalendarYear & { readonly source: string },
): CalendarDraft => ({
  ...draft,
  years: { ...draft.years, [String(year)]: { off, work } },
  source,
});

/** Dates that are of another kind in the draft, in order. */
export function changedDays(before: Years, after: Years): readonly string[] {
  const listed = [before, after].flatMap((years) =>
    Object.values(years).flatMap(({ off, work }) => off.concat(work)),
  );
  return [...new Set(listed)]
    .filter((date) => kindOf(before, date) !== kindOf(after, date))
    .toSorted();
}

/** Whether anything differs from the version in force: days, a new year, office hours, the rule. */
export const isChanged = (draft: CalendarDraft, inForce: CalendarContent | null): boolean =>
  inForce === null ||
  changedDays(inForce.years, draft.years).length > 0 ||
  Object.keys(draft.years).join() !== Object.keys(inForce.years).join() ||
  JSON.stringify([draft.officeHours, draft.workDayRule]) !==
    JSON.stringify([inForce.officeHours, inForce.workDayRule]);
