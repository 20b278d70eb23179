import type { Instant } from '../limits/limit.ts';
import { type CivilDay, dayMillis } from './civil-day.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import { type Undetermined, undetermined } from './undetermined.ts';

/** An instant that was reached, or the year that stands in the way. */
export type Reached = { readonly ok: true; readonly at: Instant } | Undetermined;
export type Measured = { readonly ok: true; readonly millis: number } | Undetermined;

interface Opening {
  readonly from: Instant;
  readonly to: Instant;
}

const openingsOf = (calendar: CompiledCalendar, day: CivilDay): readonly Opening[] | number => {
  const kind = calendar.dayKind(day);
  if (typeof kind === 'number') return kind;
  if (!kind) return [];
  return calendar.pieces.map((piece) => ({
    from: calendar.zone.instantOf({ day, millis: piece.from }),
    to: calendar.zone.instantOf({ day, millis: piece.to }),
  }));
};

const requireOfficeTime = (calendar: CompiledCalendar): void => {
  if (calendar.officeDayMillis <= 0) {
    throw new Error('Expected a calendar with office hours, but it has none');
  }
};

/** Goes forward until `millis` of office time are used up; used up at closing time means then. */
export const officeForward = (
  from: Instant,
  millis: number,
  calendar: CompiledCalendar,
): Reached => {
  requireOfficeTime(calendar);
  let left = millis;
  for (let day = calendar.zone.localOf(from).day; ; day += 1) {
    const openings = openingsOf(calendar, day);
    if (typeof openings === 'number') return undetermined(openings);
    for (const opening of openings) {
      const begin = Math.max(opening.from, from);
      const here = Math.max(0, opening.to - begin);
      if (here > 0 && left <= here) return { ok: true, at: begin + left };
      left -= here;
    }
  }
};

/** Goes back by `millis` of office time: the mirror of `officeForward`. */
export const officeBack = (from: Instant, millis: number, calendar: CompiledCalendar): Reached => {
  requireOfficeTime(calendar);
  let left = millis;
  for (let day = calendar.zone.localOf(from).day; ; day -= 1) {
    const openings = openingsOf(calendar, day);
    if (typeof openings === 'number') return undetermined(openings);
    for (const opening of openings.toReversed()) {
      const end = Math.min(opening.to, from);
      const here = Math.max(0, end - opening.from);
      if (here > 0 && left <= here) return { ok: true, at: end - left };
      left -= here;
    }
  }
};

/** Office time between two instants, `from` not after `to`. Needs the data of every day between. */
export const officeBetween = (from: Instant, to: Instant, calendar: CompiledCalendar): Measured => {
  requireOfficeTime(calendar);
  const last = calendar.zone.localOf(to).day;
  let sum = 0;
  for (let day = calendar.zone.localOf(from).day; day <= last; day += 1) {
    const openings = openingsOf(calendar, day);
    if (typeof openings === 'number') return undetermined(openings);
    for (const opening of openings) {
      sum += Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from));
    }
  }
  return { ok: true, millis: sum };
};

/** Closing time of the n-th working day after the day of `from`. */
export const closeOfBusinessAfter = (
  from: Instant,
  days: number,
  calendar: CompiledCalendar,
): Reached => {
  requireOfficeTime(calendar);
  const first = calendar.zone.localOf(from).day;
  const startKind = calendar.dayKind(first);
  if (typeof startKind === 'number') return undetermined(startKind);
  let left = days;
  for (let day = first + 1; ; day += 1) {
    const kind = calendar.dayKind(day);
    if (typeof kind === 'number') return undetermined(kind);
    if (kind) left -= 1;
    if (left === 0) {
      const millis = Math.max(...calendar.pieces.map((piece) => piece.to));
      return {
        ok: true,
        at: calendar.zone.instantOf({ day, millis: Math.min(millis, dayMillis) }),
      };
    }
  }
};
