import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedRange } from '../../../domain/forecast/expected-range.ts';
import {
  endOfHour,
  hourOf,
  hoursUntil,
  nextMorning,
} from '../../../domain/forecast/forecast-hours.ts';
import { hitRateOf } from '../../../domain/forecast/hit-rate.ts';
import { withLongerHours } from '../../../domain/forecast/longer-hours.ts';
import { exampleCalendar } from '../calendar/example-calendars.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('how many are to be expected', () => {
  it('lies between the bounds, which lie between none and all', () => {
    fc.assert(
      fc.property(fc.array(probability, { maxLength: 60 }), (probabilities) => {
        const { expected, low, high } = expectedRange(probabilities);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(probabilities.length);
        expect(low).toBeLessThanOrEqual(expected + 1);
        expect(high).toBeGreaterThanOrEqual(Math.floor(expected) - 1);
      }),
    );
  });

  it('is certain where all is certain', () => {
    expect(expectedRange([1, 1, 0, 1])).toEqual({ expected: 3, low: 3, high: 3 });
    expect(expectedRange([])).toEqual({ expected: 0, low: 0, high: 0 });
  });

  it('is the binomial distribution for equal ones', () => {
    // of 20 coins, 7 to 13 heads hold the middle four fifths
    expect(expectedRange(Array.from({ length: 20 }, () => 0.5))).toEqual({
      expected: 10,
      low: 7,
      high: 13,
    });
  });
});

describe('the hours of a night', () => {
  const now = Date.parse('2026-11-24T14:32:00+08:00');
  const until = nextMorning(now, 'Asia/Shanghai');

  it('go on until eight the next day, and end on the hour', () => {
    expect(new Date(until).toISOString()).toBe('2026-11-25T00:00:00.000Z');
    const inTheNight = Date.parse('2026-11-25T00:55:00+08:00');
    expect(nextMorning(inTheNight, 'Asia/Shanghai')).toBe(until);
    expect(nextMorning(until, 'Asia/Shanghai')).toBe(until + 24 * 3_600_000);
    expect(hoursUntil(now, until)).toBe(18);
    const span = { now, until };
    expect(endOfHour(0, span)).toBe(Date.parse('2026-11-24T15:00:00+08:00'));
    expect(endOfHour(17, span)).toBe(until);
    expect(hourOf(now, span)).toBe(0);
    expect(hourOf(Date.parse('2026-11-24T15:00:00.001+08:00'), span)).toBe(1);
    expect(hourOf(until, span)).toBe(17);
  });

  it('each hold what ends in them', () => {
    fc.assert(
      fc.property(fc.integer({ min: now + 1, max: until }), (at) => {
        const hour = hourOf(at, { now, until });
        expect(at).toBeLessThanOrEqual(endOfHour(hour, { now, until }));
        expect(at).toBeGreaterThan(endOfHour(hour, { now, until }) - 3_600_000);
      }),
    );
  });
});

describe('how good forecasts have been', () => {
  it('is not known before anything can be compared', () => {
    expect(hitRateOf([])).toBeNull();
  });

  it('counts those told with one half or more, and the squared distance of all', () => {
    expect(
      hitRateOf([
        { probability: 1, happened: true, cases: 1 },
        { probability: 0.5, happened: false, cases: 2 },
        { probability: 0.49, happened: true, cases: 1 },
        { probability: 0, happened: false, cases: 4 },
      ]),
    ).toEqual({
      cases: 8,
      told: 3,
      hits: 1,
      happened: 2,
      brier: (2 * 0.25 + 0.51 ** 2) / 8,
    });
  });
});

describe('an office that stays open longer', () => {
  it('closes later, not after midnight, and leaves the calendar as it is', () => {
    const calendar = exampleCalendar();
    const [from] = calendar.officeHours.at(-1) ?? [];
    const longer = withLongerHours(calendar, 60);
    expect(longer.officeHours.at(-1)?.[0]).toBe(from);
    expect(longer.officeHours.at(-1)).not.toEqual(calendar.officeHours.at(-1));
    expect(withLongerHours(calendar, 24 * 60).officeHours.at(-1)?.[1]).toBe('24:00');
  });
});
