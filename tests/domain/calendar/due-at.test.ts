import { describe, expect, it } from 'vitest';
import { dueAt } from '../../../domain/calendar/due-at.ts';
import { officeDayMillis, workingDaysInYear } from '../../../domain/calendar/working-time.ts';
import { isLimitUnit } from '../../../domain/limits/parse-limit.ts';
import type { Limit, LimitUnit } from '../../../domain/limits/limit.ts';
import {
  at,
  exampleCalendar,
  importedYears,
  inShanghai,
  readShared,
  sharedCalendarThere,
} from './example-calendars.ts';

const due = (
  start: string,
  amount: number,
  unit: LimitUnit,
  calendar = exampleCalendar(),
): string => {
  const answer = dueAt(at(start), { amount, unit }, calendar);
  return answer.ok ? inShanghai(answer.due) : `missing ${answer.missingYear}`;
};

describe('golden vectors of domain.md 5.2', () => {
  const vectors: readonly (readonly [string, number, LimitUnit, string])[] = [
    ['2026-02-13 17:30', 4, 'workHours', '2026-02-14 11:30'],
    ['2026-02-14 17:00', 4, 'workHours', '2026-02-24 11:00'],
    ['2026-09-24 16:00', 8, 'workHours', '2026-09-28 16:00'],
    ['2026-09-30 17:00', 2, 'workHours', '2026-10-08 09:00'],
    ['2026-10-01 09:00', 2, 'workHours', '2026-10-08 10:00'],
    ['2026-01-02 10:00', 2, 'workHours', '2026-01-04 10:00'],
    ['2026-04-30 13:00', 4, 'workHours', '2026-04-30 18:00'],
    ['2026-02-13 10:00', 5, 'workDays', '2026-02-27 18:00'],
    ['2026-09-30 10:00', 7, 'workDays', '2026-10-15 18:00'],
    ['2025-09-27 10:00', 1, 'workDays', '2025-09-28 18:00'],
    ['2025-12-31 10:00', 3, 'workDays', '2026-01-06 18:00'],
    ['2026-05-08 18:30', 2, 'workDays', '2026-05-11 18:00'],
    ['2026-02-16 23:30', 2, 'urgentHours', '2026-02-17 01:30'],
    ['2026-10-01 00:10', 1, 'urgentHours', '2026-10-01 01:10'],
    ['2026-12-30 10:00', 3, 'calendarDays', '2027-01-02 10:00'],
  ];

  it.each(vectors)('%s + %d %s is due at %s', (start, amount, unit, expected) => {
    expect(due(start, amount, unit)).toBe(expected);
  });

  it('counts eight office hours a working day under the other rule', () => {
    const calendar = exampleCalendar('eightHours');
    expect(due('2026-02-13 10:00', 5, 'workDays', calendar)).toBe('2026-02-27 10:00');
    expect(due('2026-05-08 18:30', 2, 'workDays', calendar)).toBe('2026-05-11 18:00');
    expect(due('2025-09-27 10:00', 1, 'workDays', calendar)).toBe('2025-09-28 18:00');
  });
});

describe('edges of a limit', () => {
  it('is due at closing time when it is used up there', () => {
    expect(due('2026-03-10 10:00', 2, 'workHours')).toBe('2026-03-10 12:00');
    expect(due('2026-03-10 16:00', 2, 'workHours')).toBe('2026-03-10 18:00');
  });

  it('takes a quarter of an hour and rounds a part of a working day up', () => {
    expect(due('2026-03-10 23:50', 0.25, 'urgentHours')).toBe('2026-03-11 00:05');
    expect(due('2026-03-10 17:50', 0.25, 'workHours')).toBe('2026-03-11 08:05');
    expect(due('2026-03-10 10:00', 0.5, 'workDays')).toBe('2026-03-11 18:00');
  });

  it('is due at once when there is nothing to use up', () => {
    expect(due('2026-03-10 20:00', 0, 'workHours')).toBe('2026-03-10 20:00');
  });

  it('refuses what is not a number', () => {
    expect(() => dueAt(0, { amount: Number.NaN, unit: 'workHours' }, exampleCalendar())).toThrow(
      /finite amount/u,
    );
  });

  it('names the missing year instead of guessing it', () => {
    expect(due('2026-12-31 17:00', 2, 'workHours')).toBe('missing 2027');
    expect(due('2026-12-28 10:00', 10, 'workDays')).toBe('missing 2027');
    expect(due('2027-01-04 10:00', 1, 'workDays')).toBe('missing 2027');
    expect(due('2024-12-31 10:00', 1, 'workHours')).toBe('missing 2024');
    expect(due('2026-12-31 17:00', 1, 'workHours')).toBe('2026-12-31 18:00');
  });

  it('needs no calendar for clock time', () => {
    const empty = exampleCalendar('closeOfBusiness', { years: {} });
    expect(due('2027-03-01 09:00', 30, 'urgentHours', empty)).toBe('2027-03-02 15:00');
    expect(due('2027-03-01 09:00', 2, 'calendarDays', empty)).toBe('2027-03-03 09:00');
  });

  it('ends when every day of every known year is off', () => {
    const shut = exampleCalendar('closeOfBusiness', { officeHours: [['08:00', '08:01']] });
    expect(due('2026-03-10 10:00', 8, 'workHours', shut)).toBe('missing 2027');
    const closed = exampleCalendar('closeOfBusiness', { officeHours: [] });
    expect(() => due('2026-03-10 10:00', 8, 'workHours', closed)).toThrow(/office hours/u);
  });

  it('works round the clock and to midnight', () => {
    const night = exampleCalendar('closeOfBusiness', { officeHours: [['00:00', '24:00']] });
    expect(due('2026-03-13 23:00', 2, 'workHours', night)).toBe('2026-03-16 01:00');
    expect(due('2026-03-13 23:00', 1, 'workDays', night)).toBe('2026-03-17 00:00');
    expect(officeDayMillis(night)).toBe(86_400_000);
  });
});

interface Vector {
  readonly id: string;
  readonly start: string;
  readonly amount: number;
  readonly unit: string;
  readonly due?: string;
  readonly dueEightHours?: string;
  readonly missingYear?: number;
}
interface VectorFile {
  readonly calendarFiles: readonly string[];
  readonly workingDaysInYear: Readonly<Record<string, number>>;
  readonly vectors: readonly Vector[];
  readonly missingCalendar: readonly Vector[];
}
const isVectorFile = (value: unknown): value is VectorFile =>
  typeof value === 'object' && value !== null && 'vectors' in value && 'missingCalendar' in value;
const limitOf = ({ amount, unit }: Vector): Limit => {
  if (!isLimitUnit(unit)) throw new Error(`Expected a unit, but got ${unit}`);
  return { amount, unit };
};

const read = (): VectorFile => {
  const file = readShared('deadline-vectors.json');
  if (!isVectorFile(file)) throw new Error('Expected a file of vectors, but it has another shape');
  return file;
};

if (!sharedCalendarThere)
  process.stderr.write('No ../shared/data/calendar: its vectors are not tried\n');

describe.skipIf(!sharedCalendarThere)('vectors of the test data', () => {
  it('gives all due times under close of business', () => {
    const file = read();
    const calendar = exampleCalendar('closeOfBusiness', {
      years: importedYears(file.calendarFiles),
    });
    expect(file.vectors).toHaveLength(66);
    const wrong = file.vectors.filter((vector) => {
      const answer = dueAt(Date.parse(vector.start), limitOf(vector), calendar);
      return !answer.ok || answer.due !== Date.parse(vector.due ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it('gives all due times under eight hours', () => {
    const file = read();
    const calendar = exampleCalendar('eightHours', { years: importedYears(file.calendarFiles) });
    const concerned = file.vectors.filter((vector) => vector.dueEightHours !== undefined);
    expect(concerned.length).toBeGreaterThan(10);
    const wrong = concerned.filter((vector) => {
      const answer = dueAt(Date.parse(vector.start), limitOf(vector), calendar);
      return !answer.ok || answer.due !== Date.parse(vector.dueEightHours ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it('names the missing year of every such case', () => {
    const file = read();
    const calendar = exampleCalendar('closeOfBusiness', {
      years: importedYears(file.calendarFiles),
    });
    expect(file.missingCalendar).toHaveLength(5);
    for (const vector of file.missingCalendar) {
      const answer = dueAt(Date.parse(vector.start), limitOf(vector), calendar);
      expect({ id: vector.id, ...answer }).toEqual({
        id: vector.id,
        ok: false,
        missingYear: vector.missingYear,
      });
    }
  });

  it('agrees with the check sums of working days', () => {
    const file = read();
    const calendar = exampleCalendar('closeOfBusiness', {
      years: importedYears(file.calendarFiles),
    });
    const counted = Object.keys(file.workingDaysInYear).map((year) => [
      year,
      workingDaysInYear(Number(year), calendar),
    ]);
    expect(Object.fromEntries(counted)).toEqual(file.workingDaysInYear);
    expect(workingDaysInYear(2027, calendar)).toBeNull();
  });

  it('agrees with the notices written down here', () => {
    const imported = exampleCalendar('closeOfBusiness', {
      years: importedYears(['2025.json', '2026.json']),
    });
    for (const year of [2025, 2026]) {
      expect(workingDaysInYear(year, exampleCalendar())).toBe(workingDaysInYear(year, imported));
    }
  });
});
