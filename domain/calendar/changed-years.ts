import type { CalendarYear, WorkingCalendar } from './working-calendar.ts';

type Content = Pick<WorkingCalendar, 'years' | 'officeHours' | 'workDayRule' | 'timeZone'>;

const sameDays = (one: CalendarYear | undefined, other: CalendarYear | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.off.toSorted().join() === other.off.toSorted().join() &&
  one.work.toSorted().join() === other.work.toSorted().join();

/**
 * The years whose days differ between two calendars, in order; `all` when they count otherwise
 * (office hours, rule of working days, zone), which concerns every day.
 */
export const changedYears = (one: Content, other: Content): readonly number[] | 'all' => {
  const counts = ({ officeHours, workDayRule, timeZone }: Content): string =>
    JSON.stringify([officeHours, workDayRule, timeZone]);
  if (counts(one) !== counts(other)) return 'all';
  return [...new Set([...Object.keys(one.years), ...Object.keys(other.years)])]
    .filter((year) => !sameDays(one.years[year], other.years[year]))
    .map(Number)
    .toSorted((a, b) => a - b);
};
