import { describe, expect, it } from 'vitest';
import { calendarWarning } from '../../../domain/calendar/calendar-warning.ts';
import { dayText, firstDayOf, isWeekend, parseDay } from '../../../domain/calendar/civil-day.ts';
import {
  isWorkingDay,
  isWorkingTime,
  workingDaysInYear,
} from '../../../domain/calendar/working-time.ts';
import { isZone, zoneOf } from '../../../domain/calendar/zone.ts';
import { at, exampleCalendar, notices } from './example-calendars.ts';

const calendar = exampleCalendar();

describe('working days', () => {
  it('follow the notice before the weekday', () => {
    expect(isWorkingDay('2026-02-14', calendar)).toBe(true);
    expect(isWorkingDay('2026-02-16', calendar)).toBe(false);
    expect(isWorkingDay('2026-03-10', calendar)).toBe(true);
    expect(isWorkingDay('2026-03-14', calendar)).toBe(false);
  });

  it('are undetermined in a year without data', () => {
    expect(isWorkingDay('2027-03-01', calendar)).toBe('undetermined');
    expect(isWorkingDay('2024-12-31', calendar)).toBe('undetermined');
  });

  it('may be set by the notice of the year after', () => {
    const years = { ...notices, 2027: { off: ['2026-12-31', '2027-01-01'], work: ['2026-12-27'] } };
    const filled = exampleCalendar('closeOfBusiness', { years });
    expect(isWorkingDay('2026-12-31', calendar)).toBe(true);
    expect(isWorkingDay('2026-12-31', filled)).toBe(false);
    expect(isWorkingDay('2026-12-27', filled)).toBe(true);
    expect(isWorkingDay('2026-12-27', calendar)).toBe(false);
  });

  it('do not know the December of a year that has no file of its own', () => {
    const years = { 2027: { off: ['2026-12-31'], work: [] } };
    const only = exampleCalendar('closeOfBusiness', { years });
    expect(isWorkingDay('2026-12-31', only)).toBe('undetermined');
  });

  it('give the check sums of 2025 and 2026', () => {
    expect(workingDaysInYear(2025, calendar)).toBe(248);
    expect(workingDaysInYear(2026, calendar)).toBe(248);
    expect(workingDaysInYear(2027, calendar)).toBeNull();
  });

  it('refuse what is not a day', () => {
    expect(() => isWorkingDay('2026-02-30', calendar)).toThrow(/Expected a day/u);
  });
});

describe('working time', () => {
  it('opens at the hour and ends before closing time', () => {
    expect(isWorkingTime(at('2026-03-10 08:00'), calendar)).toBe(true);
    expect(isWorkingTime(at('2026-03-10 11:59'), calendar)).toBe(true);
    expect(isWorkingTime(at('2026-03-10 12:00'), calendar)).toBe(false);
    expect(isWorkingTime(at('2026-03-10 13:30'), calendar)).toBe(false);
    expect(isWorkingTime(at('2026-03-14 09:00'), calendar)).toBe(false);
    expect(isWorkingTime(at('2027-03-10 09:00'), calendar)).toBe('undetermined');
  });
});

describe('the warning about the calendar', () => {
  it('comes in the autumn before a year without data and stays in it', () => {
    expect(calendarWarning(at('2026-06-01 09:00'), calendar)).toBeNull();
    expect(calendarWarning(at('2026-10-31 23:59'), calendar)).toBeNull();
    expect(calendarWarning(at('2026-11-01 00:00'), calendar)).toBe('calendar-next-year-missing');
    expect(calendarWarning(at('2027-01-01 00:00'), calendar)).toBe('calendar-year-missing');
  });
});

describe('civil days', () => {
  it('know leap days, years and weekends', () => {
    expect(parseDay('2024-02-29')).toBe(firstDayOf(2024) + 59);
    expect(parseDay('2025-02-29')).toBeNull();
    expect(parseDay('2025-2-3')).toBeNull();
    expect(dayText(firstDayOf(2026))).toBe('2026-01-01');
    expect(isWeekend(parseDay('2026-03-14') ?? 0)).toBe(true);
    expect(isWeekend(parseDay('1969-12-28') ?? 0)).toBe(true);
    expect(isWeekend(parseDay('1969-12-29') ?? 0)).toBe(false);
  });
});

describe('zones', () => {
  it('agree with the tables of the platform for Shanghai, also when its clocks still changed', () => {
    const zone = zoneOf('Asia/Shanghai');
    for (const text of ['1988-07-01T00:00:00Z', '1995-01-01T00:00:00Z', '2026-07-01T15:59:59Z']) {
      const instant = Date.parse(text);
      const wall = new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
      const local = zone.localOf(instant);
      const shown = new Date(local.day * 86_400_000 + local.millis).toISOString();
      expect(shown.slice(0, 19).replace('T', ' ')).toBe(wall);
    }
  });

  it('find the instant of a local time around a change of the clocks', () => {
    const zone = zoneOf('Europe/Berlin');
    const instant = (day: string, hours: number): string =>
      new Date(
        zone.instantOf({ day: parseDay(day) ?? 0, millis: hours * 3_600_000 }),
      ).toISOString();
    expect(instant('2026-03-28', 2.5)).toBe('2026-03-28T01:30:00.000Z');
    expect(instant('2026-03-29', 2.5)).toBe('2026-03-29T01:30:00.000Z');
    expect(instant('2026-03-29', 4)).toBe('2026-03-29T02:00:00.000Z');
    expect(instant('2026-10-25', 2.5)).toBe('2026-10-25T00:30:00.000Z');
    expect(instant('2026-10-25', 4)).toBe('2026-10-25T03:00:00.000Z');
  });

  it('are known by name', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('America/New_York')).toBe(true);
    expect(isZone('Nowhere/Town')).toBe(false);
    expect(isZone('')).toBe(false);
  });
});
