import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../admin-ui/clocks/use-calendar.ts';

const year = (number: number, part: object = {}) => ({
  version: 'cal-1',
  source: null,
  timeZone: 'Asia/Shanghai',
  workDayRule: 'closeOfBusiness' as const,
  officeHours: [['08:00', '12:00']],
  year: number,
  known: true,
  years: [2026, 2027],
  off: [`${number}-01-01`],
  work: [],
  ...part,
});

describe('the calendar of a page', () => {
  it('is made of the years that are known', () => {
    expect(calendarOf([year(2026), year(2027), year(2028, { known: false })])).toEqual({
      version: 'cal-1',
      timeZone: 'Asia/Shanghai',
      workDayRule: 'closeOfBusiness',
      officeHours: [['08:00', '12:00']],
      years: {
        '2026': { off: ['2026-01-01'], work: [] },
        '2027': { off: ['2027-01-01'], work: [] },
      },
    });
  });

  it('is unknown when no year is, or when it is not understood: nothing is guessed', () => {
    expect(calendarOf([year(2026, { known: false })])).toBeNull();
    expect(calendarOf([])).toBeNull();
    expect(calendarOf([year(2026, { officeHours: 'nine to five' })])).toBeNull();
  });
});
