import { describe, expect, it } from 'vitest';
import { monthsOf, readPeriod } from '../../../admin-ui/resources/statistics/period.ts';

const zone = 'Asia/Shanghai';
/** The first minute of 2027 in the town; in UTC it is still 2026. */
const newYear = Date.parse('2026-12-31T16:01:00Z');

describe('the periods of the statistics', () => {
  it.each([
    ['thisMonth', '2027-01', '2027-01'],
    ['lastMonth', '2026-12', '2026-12'],
    ['threeMonths', '2026-11', '2027-01'],
    ['thisYear', '2027-01', '2027-01'],
    ['twelveMonths', '2026-02', '2027-01'],
  ] as const)('%s is of whole months of the town', (name, from, to) => {
    expect(monthsOf(name, newYear, zone)).toEqual({ from, to });
  });

  it('that nobody knows is that of twelve months', () => {
    expect(readPeriod('<b>')).toBe('twelveMonths');
    expect(readPeriod('lastMonth')).toBe('lastMonth');
  });
});
