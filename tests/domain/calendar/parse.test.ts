import { describe, expect, it } from 'vitest';
import { parseHolidayFile } from '../../../domain/calendar/holiday-file.ts';
import { parseWorkingCalendar } from '../../../domain/calendar/parse-working-calendar.ts';
import { exampleCalendar, readShared, sharedCalendarThere } from './example-calendars.ts';

const day = (date: string, isOffDay = true): unknown => ({ name: '元旦', date, isOffDay });

describe('a holiday file', () => {
  it('gives the days off and the make-up days', () => {
    const file = parseHolidayFile({
      year: 2026,
      papers: ['https://www.gov.cn/notice'],
      days: [day('2026-01-03'), day('2026-01-01'), day('2026-01-04', false), day('2025-12-31')],
    });
    expect(file).toEqual({
      ok: true,
      year: 2026,
      off: ['2025-12-31', '2026-01-01', '2026-01-03'],
      work: ['2026-01-04'],
      papers: ['https://www.gov.cn/notice'],
    });
  });

  it('is refused while the notice is not out', () => {
    expect(parseHolidayFile({ year: 2027, papers: [], days: [] })).toEqual({
      ok: false,
      findings: [{ code: 'no-notice-yet', path: '/days' }],
    });
  });

  it('is refused with every finding named', () => {
    const file = parseHolidayFile({
      year: 2026,
      days: [
        day('2026-02-30'),
        day('2024-06-01'),
        day('2026-01-01'),
        day('2026-01-01', false),
        { date: '2026-05-01' },
        'x',
      ],
    });
    expect(file).toEqual({
      ok: false,
      findings: [
        { code: 'day-not-understood', path: '/days/0' },
        { code: 'day-of-other-year', path: '/days/1' },
        { code: 'day-listed-twice', path: '/days/3' },
        { code: 'day-not-understood', path: '/days/4' },
        { code: 'day-not-understood', path: '/days/5' },
      ],
    });
    expect(parseHolidayFile([])).toMatchObject({ findings: [{ code: 'not-a-holiday-file' }] });
    expect(parseHolidayFile({ year: '2026', days: [] })).toMatchObject({
      findings: [{ code: 'year-not-understood' }],
    });
  });

  it.skipIf(!sharedCalendarThere)('is read from the test data, and the empty year refused', () => {
    for (const year of [2024, 2025, 2026]) {
      expect(parseHolidayFile(readShared(`${year}.json`))).toMatchObject({ ok: true, year });
    }
    expect(parseHolidayFile(readShared('2027.json'))).toMatchObject({ ok: false });
  });
});

const hours = (officeHours: unknown): boolean =>
  parseWorkingCalendar({ ...exampleCalendar(), officeHours }).ok;

describe('a stored calendar', () => {
  it('passes as it was', () => {
    const calendar = exampleCalendar();
    const parsed = parseWorkingCalendar(JSON.parse(JSON.stringify(calendar)));
    expect(parsed).toEqual({ ok: true, calendar });
  });

  it('is refused with the place of each fault', () => {
    const broken = {
      ...exampleCalendar(),
      timeZone: 'Nowhere/Town',
      officeHours: [['12:00', '08:00']],
      workDayRule: 'guess',
      years: { 26: { off: [], work: [] }, 2026: { off: ['2026-13-01'], work: [] } },
    };
    expect(parseWorkingCalendar(broken)).toEqual({
      ok: false,
      findings: [
        { code: 'year-not-understood', path: '/years/26' },
        { code: 'year-not-understood', path: '/years/2026' },
        { code: 'zone-unknown', path: '/timeZone' },
        { code: 'office-hours-not-understood', path: '/officeHours' },
        { code: 'work-day-rule-unknown', path: '/workDayRule' },
      ],
    });
    expect(parseWorkingCalendar(null)).toMatchObject({ ok: false });
    expect(parseWorkingCalendar({ ...exampleCalendar(), years: [] })).toMatchObject({ ok: false });
  });

  it('knows office hours that overlap, run over midnight or do not exist', () => {
    expect(hours([['00:00', '24:00']])).toBe(true);
    expect(
      hours([
        ['08:00', '12:00'],
        ['11:00', '18:00'],
      ]),
    ).toBe(false);
    expect(hours([['20:00', '25:00']])).toBe(false);
    expect(hours([['08:00', '24:30']])).toBe(false);
    expect(hours([])).toBe(false);
    expect(hours([['8', '12']])).toBe(false);
    expect(hours([['08:00']])).toBe(false);
  });
});
