import { describe, expect, it } from 'vitest';
import type { ClockEntry } from '../../../domain/clocks/clock-entry.ts';
import { judgeClock } from '../../../domain/clocks/judge-clock.ts';
import { mayExtend } from '../../../domain/clocks/may-extend.ts';
import { mayPark } from '../../../domain/clocks/may-park.ts';
import { reentryOf } from '../../../domain/clocks/reentry.ts';
import { at, exampleCalendar } from '../calendar/example-calendars.ts';

const calendar = exampleCalendar();
const cause = { code: 'test' };
const start: ClockEntry = {
  type: 'start',
  at: at('2026-03-10 08:00'),
  limit: { amount: 4, unit: 'workHours' },
  cause,
};
const judged = (...entries: readonly ClockEntry[]): ReturnType<typeof judgeClock> =>
  judgeClock(entries, calendar, {
    warnShare: 0.8,
    escalateAfter: { amount: 4, unit: 'workHours' },
  });
const extension: ClockEntry = {
  type: 'extend',
  at: at('2026-03-10 09:00'),
  limit: { amount: 4, unit: 'workHours' },
  cause,
};
const now = at('2026-03-10 10:00');

describe('may a clock be extended', () => {
  it('up to the quota', () => {
    expect(mayExtend(judged(start), now, 2)).toEqual({ allowed: true });
    expect(mayExtend(judged(start, extension), now, 2)).toEqual({ allowed: true });
    expect(mayExtend(judged(start, extension, extension), now, 2)).toEqual({
      allowed: false,
      reason: 'limit-exhausted',
    });
    expect(mayExtend(judged(start), now, 0)).toMatchObject({ reason: 'limit-exhausted' });
  });

  it('until it is overdue, not after', () => {
    expect(mayExtend(judged(start), at('2026-03-10 12:00'), 2).allowed).toBe(true);
    expect(mayExtend(judged(start), at('2026-03-10 12:01'), 2)).toMatchObject({
      reason: 'clock-overdue',
    });
  });

  it('only while it runs', () => {
    const refused = { reason: 'clock-not-running' };
    expect(mayExtend(judged(), now, 2)).toMatchObject(refused);
    expect(mayExtend(judged(start, { type: 'pause', at: now, cause }), now, 2)).toMatchObject(
      refused,
    );
    expect(mayExtend(judged(start, { type: 'stop', at: now, cause }), now, 2)).toMatchObject(
      refused,
    );
    expect(mayExtend(judged(start, { type: 'cancel', at: now, cause }), now, 2)).toMatchObject(
      refused,
    );
  });

  it('not when nobody knows when it is due', () => {
    const late: ClockEntry = { ...start, at: at('2026-12-31 17:00') };
    expect(mayExtend(judged(late), at('2026-12-31 17:30'), 2)).toMatchObject({
      reason: 'clock-undetermined',
    });
  });
});

describe('may a case be parked', () => {
  const rules = { quota: 1, maximumDays: 365 };
  const day = 86_400_000;

  it('once, until a day within the year', () => {
    const fresh = { parked: false, parkings: 0 };
    expect(mayPark(fresh, now, rules)).toEqual({ allowed: true });
    expect(mayPark(fresh, now, rules, now + 365 * day)).toEqual({ allowed: true });
    expect(mayPark(fresh, now, rules, now + 365 * day + 1)).toMatchObject({
      reason: 'end-too-far',
    });
    expect(mayPark(fresh, now, rules, now)).toMatchObject({ reason: 'end-not-in-future' });
    expect(mayPark({ parked: false, parkings: 1 }, now, rules)).toMatchObject({
      reason: 'limit-exhausted',
    });
    expect(mayPark({ parked: true, parkings: 1 }, now, rules)).toMatchObject({
      reason: 'already-parked',
    });
  });
});

describe('the handling clock of a case that comes back', () => {
  it('resumes at the same unit and starts anew at another', () => {
    expect(reentryOf('u-municipal', 'u-municipal')).toBe('resume');
    expect(reentryOf('u-municipal', 'u-garden')).toBe('restart');
    expect(reentryOf(null, 'u-garden')).toBe('restart');
    expect(reentryOf(null, null)).toBe('restart');
  });
});
