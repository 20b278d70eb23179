import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, remaining } from '../../../domain/calendar/due-at.ts';
import { advance, elapsed, nominalMillis } from '../../../domain/calendar/own-time.ts';
import { officeDayMillis } from '../../../domain/calendar/working-time.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import { type Limit, type LimitUnit, limitUnits } from '../../../domain/limits/limit.ts';
import { at, exampleCalendar } from './example-calendars.ts';

const hour = 3_600_000;
const from2025 = at('2025-03-01 00:00');
const to2026 = at('2026-09-01 00:00');
const instants = fc.integer({ min: from2025, max: to2026 });
const units = fc.constantFrom(...limitUnits);
const limits = fc.record({
  unit: units,
  amount: fc.integer({ min: 1, max: 30 }),
});
const calendars = fc.constantFrom(
  exampleCalendar('closeOfBusiness'),
  exampleCalendar('eightHours'),
  exampleCalendar('closeOfBusiness', { timeZone: 'Europe/Berlin' }),
);

const dueOf = (start: number, limit: Limit, calendar: WorkingCalendar): number => {
  const answer = dueAt(start, limit, calendar);
  if (!answer.ok) throw new Error(`Expected a due time, but ${answer.missingYear} is missing`);
  return answer.due;
};
const millisOf = (answer: ReturnType<typeof elapsed>): number => {
  if (!answer.ok) throw new Error(`Expected a length, but ${answer.missingYear} is missing`);
  return answer.millis;
};
const reachedBy = (answer: ReturnType<typeof advance>): number => {
  if (!answer.ok) throw new Error(`Expected an instant, but ${answer.missingYear} is missing`);
  return answer.at;
};

describe('a limit in its own time', () => {
  it('is never due before its start, and later when it starts later', () => {
    fc.assert(
      fc.property(instants, instants, limits, calendars, (one, other, limit, calendar) => {
        const [first, second] = [Math.min(one, other), Math.max(one, other)];
        expect(dueOf(first, limit, calendar)).toBeLessThanOrEqual(dueOf(second, limit, calendar));
        expect(dueOf(first, limit, calendar)).toBeGreaterThan(first);
      }),
    );
  });

  it('is due later when it is longer', () => {
    fc.assert(
      fc.property(instants, limits, calendars, (start, limit, calendar) => {
        const longer = { ...limit, amount: limit.amount + 1 };
        expect(dueOf(start, limit, calendar)).toBeLessThan(dueOf(start, longer, calendar));
      }),
    );
  });

  it('is used up exactly at the due time', () => {
    fc.assert(
      fc.property(instants, limits, calendars, (start, limit, calendar) => {
        const used = millisOf(elapsed(start, dueOf(start, limit, calendar), limit.unit, calendar));
        const nominal = nominalMillis(limit, calendar);
        const wholeDays = limit.unit === 'workDays' && calendar.workDayRule === 'closeOfBusiness';
        // Close of business gives the rest of the first day on top.
        const most = wholeDays ? nominal + officeDayMillis(calendar) : nominal;
        expect(used).toBeGreaterThanOrEqual(nominal);
        expect(used).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('adds up, whichever way it is cut', () => {
    fc.assert(
      fc.property(instants, instants, instants, units, (a, b, c, unit) => {
        const calendar = exampleCalendar();
        const whole = millisOf(elapsed(a, c, unit, calendar));
        const parts =
          millisOf(elapsed(a, b, unit, calendar)) + millisOf(elapsed(b, c, unit, calendar));
        expect(parts).toBe(whole);
      }),
    );
  });

  it('is found again by going forward and back', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: -80 * hour, max: 80 * hour }),
        units,
        (start, millis, unit) => {
          const calendar = exampleCalendar();
          const there = reachedBy(advance(start, millis, unit, calendar));
          expect(millisOf(elapsed(start, there, unit, calendar))).toBe(millis);
        },
      ),
    );
  });
});

describe('own time of each unit', () => {
  const calendar = exampleCalendar();
  const cases: readonly (readonly [LimitUnit, number])[] = [
    ['urgentHours', 66 * hour],
    ['calendarDays', 66 * hour],
    ['workHours', 12 * hour],
    ['workDays', 12 * hour],
  ];

  it.each(cases)('counts %s from Friday 16:00 to Monday 10:00 plus a day', (unit, expected) => {
    const from = at('2026-03-13 16:00');
    const to = at('2026-03-16 10:00');
    const friday = unit === 'workHours' || unit === 'workDays' ? 4 * hour : 66 * hour;
    expect(millisOf(elapsed(from, to, unit, calendar))).toBe(friday);
    expect(millisOf(elapsed(from, to + 24 * hour, unit, calendar))).toBe(
      unit === 'workHours' || unit === 'workDays' ? expected : expected + 24 * hour,
    );
  });

  it('is negative once overdue', () => {
    const due = at('2026-03-13 16:00');
    expect(millisOf(remaining(at('2026-03-16 09:00'), due, 'workHours', calendar))).toBe(-3 * hour);
  });

  it('keeps the clock time of calendar days where the clocks change', () => {
    const berlin = exampleCalendar('closeOfBusiness', { timeZone: 'Europe/Berlin' });
    const start = Date.parse('2026-03-28T10:00:00+01:00');
    const due = dueOf(start, { amount: 1, unit: 'calendarDays' }, berlin);
    expect(new Date(due).toISOString()).toBe('2026-03-29T08:00:00.000Z');
    expect(millisOf(elapsed(start, due, 'calendarDays', berlin))).toBe(24 * hour);
  });

  it('says which year is missing', () => {
    const wide = elapsed(at('2026-12-31 09:00'), at('2027-01-04 09:00'), 'workHours', calendar);
    expect(wide).toEqual({ ok: false, missingYear: 2027 });
    const back = advance(at('2025-01-01 09:00'), -hour, 'workHours', calendar);
    expect(back).toEqual({ ok: false, missingYear: 2024 });
  });
});
