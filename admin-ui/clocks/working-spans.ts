import { compiledCalendar } from '../../domain/calendar/compiled-calendar.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { LimitUnit } from '../../domain/limits/limit.ts';
import { countsWorkingTime } from './duration-words.ts';
import type { Span, WorkingSpans } from './track-geometry.ts';

const everything: WorkingSpans = (from, to) => (to > from ? [{ from, to }] : []);

/**
 * The time in which a limit of this unit is counted. Clock time is all of it; working time that of
 * the calendar. Without a calendar, or in a year it does not know, nothing is taken for a gap.
 */
export function workingSpans(
  unit: LimitUnit | null,
  calendar: WorkingCalendar | null,
): WorkingSpans {
  if (calendar === null || !countsWorkingTime(unit)) {
    return everything;
  }
  const compiled = compiledCalendar(calendar);
  const { zone, pieces } = compiled;
  return (from, to) => {
    const spans: Span[] = [];
    const last = zone.localOf(to).day;
    for (let day = zone.localOf(from).day; day <= last; day += 1) {
      const kind = compiled.dayKind(day);
      if (typeof kind === 'number') {
        return everything(from, to);
      }
      for (const piece of kind ? pieces : []) {
        const begin = Math.max(from, zone.instantOf({ day, millis: piece.from }));
        const end = Math.min(to, zone.instantOf({ day, millis: piece.to }));
        if (begin < end) {
          spans.push({ from: begin, to: end });
        }
      }
    }
    return spans;
  };
}
