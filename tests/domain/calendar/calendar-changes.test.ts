import { describe, expect, it } from 'vitest';
import { changedYears } from '../../../domain/calendar/changed-years.ts';
import { checkYear } from '../../../domain/calendar/check-year.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import { movementOf } from '../../../domain/clocks/moved-due.ts';

const calendar: WorkingCalendar = {
  version: 'a',
  timeZone: 'Asia/Shanghai',
  officeHours: [['09:00', '17:00']],
  years: { 2026: { off: ['2026-01-01', '2026-10-01'], work: [] } },
  workDayRule: 'closeOfBusiness',
};

describe('changedYears', () => {
  it('is none when days are only written in another order', () => {
    const same = { 2026: { off: ['2026-10-01', '2026-01-01'], work: [] } };
    expect(changedYears(calendar, { ...calendar, years: same })).toEqual([]);
  });

  it('names years that differ, came or went, in order', () => {
    const years = { 2027: { off: ['2027-01-01'], work: [] }, 2025: { off: [], work: [] } };
    expect(changedYears(calendar, { ...calendar, years })).toEqual([2025, 2026, 2027]);
  });

  it.each([
    { officeHours: [['08:00', '12:00']] as const },
    { workDayRule: 'eightHours' as const },
    { timeZone: 'UTC' },
  ])('is all of them when %o counts otherwise', (more) => {
    expect(changedYears(calendar, { ...calendar, ...more })).toBe('all');
  });
});

describe('checkYear', () => {
  it.each([
    [{ off: ['2026-10-01'], work: ['2026-10-10'] }, []],
    [{ off: ['2025-12-31'], work: [] }, []],
    [{ off: [], work: [] }, ['no-notice-yet']],
    [{ off: ['2026-10-01'], work: ['2026-10-01'] }, ['day-listed-twice']],
    [{ off: ['2024-10-01'], work: [] }, ['day-of-other-year']],
    [{ off: ['2026-02-30'], work: [] }, ['day-not-understood']],
  ])('of %o finds %o', (days, codes) => {
    expect(checkYear(2026, days).map(({ code }) => code)).toEqual(codes);
  });
});

describe('movementOf', () => {
  it.each([
    [1, 1, null],
    [null, null, null],
    [1, 2, 'later'],
    [2, 1, 'earlier'],
    [null, 1, 'determined'],
    [1, null, 'undetermined'],
  ] as const)('from %s to %s is %s', (before, after, movement) => {
    expect(movementOf(before, after)).toBe(movement);
  });
});
