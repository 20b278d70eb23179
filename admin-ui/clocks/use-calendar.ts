import { useQueries } from '@tanstack/react-query';
import type Type from 'typebox';
import type { CalendarYear } from '../../api/contract/reference.ts';
import { parseWorkingCalendar } from '../../domain/calendar/parse-working-calendar.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { apiFetch } from '../providers/api-fetch.ts';

type YearAnswer = Type.Static<typeof CalendarYear>;

const dayMillis = 24 * 60 * 60_000;

/** The answers for several years as one calendar; null when no year of it is known. */
export function calendarOf(answers: readonly YearAnswer[]): WorkingCalendar | null {
  const known = answers.filter((answer) => answer.known);
  const first = known[0];
  if (first === undefined) {
    return null;
  }
  const parsed = parseWorkingCalendar({
    version: first.version ?? '',
    timeZone: first.timeZone,
    officeHours: first.officeHours,
    workDayRule: first.workDayRule,
    years: Object.fromEntries(
      known.map((answer) => [String(answer.year), { off: answer.off, work: answer.work }]),
    ),
  });
  return parsed.ok ? parsed.calendar : null;
}

/** The working calendar in force for the given years; null until it is known, or when it is not. */
export function useCalendar(years: readonly number[]): WorkingCalendar | null {
  return useQueries({
    queries: [...new Set(years)].map((year) => ({
      queryKey: ['calendar', year],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        apiFetch<YearAnswer>(`/api/calendar?year=${year}`, { signal }),
      staleTime: dayMillis,
    })),
    combine: combined,
  });
}

const kept = new WeakMap<
  YearAnswer,
  { readonly key: readonly YearAnswer[]; readonly calendar: WorkingCalendar | null }
>();

/** The same answers give the same object, so that what is drawn from it is not drawn anew. */
function combined(
  results: readonly { readonly data?: YearAnswer | undefined }[],
): WorkingCalendar | null {
  const answers = results.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const first = answers[0];
  if (first === undefined || answers.length < results.length) {
    return null;
  }
  const known = kept.get(first);
  if (
    known !== undefined &&
    known.key.length === answers.length &&
    known.key.every((one, index) => one === answers[index])
  ) {
    return known.calendar;
  }
  const calendar = calendarOf(answers);
  kept.set(first, { key: answers, calendar });
  return calendar;
}
