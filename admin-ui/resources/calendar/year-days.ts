import {
  dayText,
  firstDayOf,
  isWeekend,
  parseDay,
  yearOf,
} from '../../../domain/calendar/civil-day.ts';
import type { CalendarYear } from '../../../domain/calendar/working-calendar.ts';

/** What a day is: by its weekday, or by a notice. */
export const dayKinds = ['work', 'rest', 'holiday', 'makeUp'] as const;
export type DayKind = (typeof dayKinds)[number];
export type Years = Readonly<Record<string, CalendarYear>>;

/** The notice of the next year has the last word on a December, as in `compiledCalendar`. */
export function kindOf(years: Years, date: string): DayKind {
  const day = parseDay(date);
  if (day === null) throw new Error(`Expected a date, but got ${date}`);
  const year = yearOf(day);
  for (const notice of [years[year + 1], years[year], years[year - 1]]) {
    if (notice?.work.includes(date) === true) return isWeekend(day) ? 'makeUp' : 'work';
    if (notice?.off.includes(date) === true) return 'holiday';
  }
  return isWeekend(day) ? 'rest' : 'work';
}

/** What a day may be made: of Monday to Friday, or of a weekend. */
export const choicesFor = (date: string): readonly DayKind[] =>
  isWeekend(parseDay(date) ?? 0) ? ['rest', 'holiday', 'makeUp'] : ['work', 'holiday'];

export interface MonthDay {
  readonly date: string;
  readonly day: number;
  readonly kind: DayKind;
  /** Monday is 0. */
  readonly weekday: number;
}

/** The days of a year, a list a month. */
export function monthsOf(years: Years, year: number): readonly (readonly MonthDay[])[] {
  const months: MonthDay[][] = Array.from({ length: 12 }, () => []);
  for (let day = firstDayOf(year); day < firstDayOf(year + 1); day += 1) {
    const date = dayText(day);
    months[Number(date.slice(5, 7)) - 1]?.push({
      date,
      day: Number(date.slice(8)),
      kind: kindOf(years, date),
      weekday: (((day + 3) % 7) + 7) % 7,
    });
  }
  return months;
}

/** How many days of each kind a year has. */
export function countsOf(years: Years, year: number): Readonly<Record<DayKind, number>> {
  const counts = { work: 0, rest: 0, holiday: 0, makeUp: 0 };
  for (const { kind } of monthsOf(years, year).flat()) counts[kind] += 1;
  return counts;
}

/** The day so many days away, as a date; null beyond the year. */
export function dayAway(date: string, days: number): string | null {
  const day = parseDay(date);
  if (day === null) return null;
  const moved = day + days;
  return yearOf(moved) === yearOf(day) ? dayText(moved) : null;
}
