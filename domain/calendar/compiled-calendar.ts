import { type CivilDay, firstDayOf, isWeekend, parseDay, yearOf } from './civil-day.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { type Zone, zoneOf } from './zone.ts';

/** A piece of the office day, as milliseconds since local midnight. */
export interface OfficePiece {
  readonly from: number;
  readonly to: number;
}

/** A calendar made ready for counting; one a calendar object, days looked up in constant time. */
export interface CompiledCalendar {
  readonly zone: Zone;
  readonly pieces: readonly OfficePiece[];
  /** Office time of one working day. */
  readonly officeDayMillis: number;
  /** True or false, or the year whose data is missing. */
  readonly dayKind: (day: CivilDay) => boolean | number;
}

const timePattern = /^(?<hours>[01]\d|2[0-4]):(?<minutes>[0-5]\d)$/u;

/** Milliseconds since midnight of `HH:MM` up to `24:00`, or null. */
export const parseTimeOfDay = (text: string): number | null => {
  const groups = timePattern.exec(text)?.groups;
  if (groups === undefined) return null;
  const minutes = Number(groups['hours']) * 60 + Number(groups['minutes']);
  return minutes > 24 * 60 ? null : minutes * 60_000;
};

const pieceOf = ([from, to]: readonly [string, string]): OfficePiece => {
  const piece = { from: parseTimeOfDay(from), to: parseTimeOfDay(to) };
  if (piece.from === null || piece.to === null || piece.to <= piece.from) {
    throw new Error(`Expected office hours such as 08:00-12:00, but got ${from}-${to}`);
  }
  return { from: piece.from, to: piece.to };
};

const compileYear = (calendar: WorkingCalendar, year: number): Uint8Array | null => {
  if (calendar.years[year] === undefined) return null;
  const first = firstDayOf(year);
  const days = new Uint8Array(firstDayOf(year + 1) - first);
  for (let index = 0; index < days.length; index += 1) {
    days[index] = isWeekend(first + index) ? 0 : 1;
  }
  const mark = (texts: readonly string[], value: 0 | 1): void => {
    for (const text of texts) {
      const index = (parseDay(text) ?? first - 1) - first;
      if (index >= 0 && index < days.length) days[index] = value;
    }
  };
  // The notice of a year may set days in the December before, so the next one has the last word.
  for (const notice of [calendar.years[year], calendar.years[year + 1]]) {
    mark(notice?.off ?? [], 0);
    mark(notice?.work ?? [], 1);
  }
  return days;
};

const compile = (calendar: WorkingCalendar): CompiledCalendar => {
  const pieces = calendar.officeHours.map(pieceOf);
  const years = new Map<number, { readonly first: CivilDay; readonly days: Uint8Array } | null>();
  const yearTable = (year: number): { first: CivilDay; days: Uint8Array } | null => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const days = compileYear(calendar, year);
    const table = days === null ? null : { first: firstDayOf(year), days };
    years.set(year, table);
    return table;
  };
  return {
    zone: zoneOf(calendar.timeZone),
    pieces,
    officeDayMillis: pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0),
    dayKind: (day) => {
      const year = yearOf(day);
      const table = yearTable(year);
      return table === null ? year : table.days[day - table.first] === 1;
    },
  };
};

const compiled = new WeakMap<WorkingCalendar, CompiledCalendar>();

/** @throws Error when the calendar was not made by `parseWorkingCalendar` and is broken. */
export const compiledCalendar = (calendar: WorkingCalendar): CompiledCalendar => {
  const known = compiled.get(calendar);
  if (known !== undefined) return known;
  const made = compile(calendar);
  compiled.set(calendar, made);
  return made;
};
