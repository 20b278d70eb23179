import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt } from '../../../domain/calendar/due-at.ts';
import type { ClockEntry } from '../../../domain/clocks/clock-entry.ts';
import { clockEffect } from '../../../domain/clocks/clock-effect.ts';
import { clockStateAt, remainingAt } from '../../../domain/clocks/clock-state.ts';
import { judgeClock } from '../../../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../../../domain/clocks/judged-clock.ts';
import { type Limit, type LimitUnit, limitUnits } from '../../../domain/limits/limit.ts';
import { at, exampleCalendar, inShanghai } from '../calendar/example-calendars.ts';

const calendar = exampleCalendar();
const hour = 3_600_000;
const rules = { warnShare: 0.8, escalateAfter: { amount: 4, unit: 'workHours' } } as const;
const limit = (amount: number, unit: LimitUnit): Limit => ({ amount, unit });
const cause = { code: 'test' };

type Line = readonly [ClockEntry['type'], string, Limit?];
const entry = ([type, when, given]: Line): ClockEntry => {
  const fact = { at: at(when), cause: { code: `${type} at ${when}` } };
  if (type === 'start' || type === 'extend' || type === 'reset') {
    return { type, ...fact, limit: given ?? limit(4, 'workHours') };
  }
  return { type, ...fact };
};
const judge = (...lines: readonly Line[]): JudgedClock =>
  judgeClock(lines.map(entry), calendar, rules);
const shown = (instant: number | null): string | null =>
  instant === null ? null : inShanghai(instant);
const pieces = (clock: JudgedClock): readonly string[] =>
  clock.segments.map(({ kind, from, to }) => `${kind} ${shown(from) ?? ''} – ${shown(to) ?? ''}`);

describe('a clock that only runs', () => {
  it('has its thresholds in the own time of the limit', () => {
    const clock = judge(['start', '2026-03-10 11:00', limit(5, 'workHours')]);
    expect(shown(clock.dueAt)).toBe('2026-03-10 18:00');
    expect(shown(clock.warnAt)).toBe('2026-03-10 17:00');
    expect(shown(clock.escalateAt)).toBe('2026-03-11 12:00');
    expect(clock.remainingMillis).toBeNull();
    expect(pieces(clock)).toEqual(['running 2026-03-10 11:00 – ']);
    expect(clock.calendarVersion).toBe('example');
  });

  it('goes from fine over warn to overdue without a write', () => {
    const clock = judge(['start', '2026-03-10 08:00', limit(10, 'urgentHours')]);
    expect(clockStateAt(clock, at('2026-03-10 15:59'))).toBe('fine');
    expect(clockStateAt(clock, at('2026-03-10 16:00'))).toBe('warn');
    expect(clockStateAt(clock, at('2026-03-10 18:00'))).toBe('warn');
    expect(clockStateAt(clock, at('2026-03-10 18:00') + 1)).toBe('overdue');
  });

  it('tells what is left, and how much it is late, in its own time', () => {
    const clock = judge(['start', '2026-03-13 16:00', limit(4, 'workHours')]);
    expect(remainingAt(clock, at('2026-03-13 17:00'), calendar)).toBe(3 * hour);
    expect(remainingAt(clock, at('2026-03-15 12:00'), calendar)).toBe(2 * hour);
    expect(remainingAt(clock, at('2026-03-16 11:00'), calendar)).toBe(-1 * hour);
  });

  it('has no state before it starts and after it is cancelled', () => {
    expect(clockStateAt(judge(), 0)).toBe('none');
    expect(remainingAt(judge(), 0, calendar)).toBeNull();
    const cancelled = judge(['start', '2026-03-10 08:00'], ['cancel', '2026-03-10 09:00']);
    expect(clockStateAt(cancelled, at('2026-03-12 09:00'))).toBe('none');
    expect(cancelled).toMatchObject({
      cancelled: true,
      dueAt: null,
      warnAt: null,
      escalateAt: null,
    });
    expect(pieces(cancelled)).toEqual(['void 2026-03-10 08:00 – 2026-03-10 09:00']);
  });
});

describe('pause and resume', () => {
  it('keep what is left in the own time of the limit', () => {
    const paused = judge(['start', '2026-03-10 10:00'], ['pause', '2026-03-10 11:30']);
    expect(paused.remainingMillis).toBe(2.5 * hour);
    expect(paused).toMatchObject({ warnAt: null, dueAt: null, escalateAt: null });
    expect(clockStateAt(paused, at('2026-03-20 10:00'))).toBe('paused');
    expect(remainingAt(paused, at('2026-03-20 10:00'), calendar)).toBe(2.5 * hour);

    const resumed = judge(
      ['start', '2026-03-10 10:00'],
      ['pause', '2026-03-10 11:30'],
      ['resume', '2026-03-14 09:00'],
    );
    expect(shown(resumed.dueAt)).toBe('2026-03-16 10:30');
    expect(shown(resumed.warnAt)).toBe('2026-03-16 09:42');
    expect(pieces(resumed)).toEqual([
      'running 2026-03-10 10:00 – 2026-03-10 11:30',
      'paused 2026-03-10 11:30 – 2026-03-14 09:00',
      'running 2026-03-14 09:00 – ',
    ]);
  });

  it('move the end of a limit of working days by the office time of the pause', () => {
    const start = ['start', '2026-03-10 10:00', limit(1, 'workDays')] as const;
    expect(shown(judge(start).dueAt)).toBe('2026-03-11 18:00');
    const inOffice = judge(start, ['pause', '2026-03-10 11:00'], ['resume', '2026-03-10 15:00']);
    expect(shown(inOffice.dueAt)).toBe('2026-03-12 10:00');
    const overNight = judge(start, ['pause', '2026-03-10 18:00'], ['resume', '2026-03-11 08:00']);
    expect(shown(overNight.dueAt)).toBe('2026-03-11 18:00');
  });

  it('do not forgive what was late before', () => {
    const clock = judge(
      ['start', '2026-03-10 08:00', limit(2, 'workHours')],
      ['pause', '2026-03-10 11:00'],
      ['resume', '2026-03-12 15:00'],
    );
    expect(shown(clock.dueAt)).toBe('2026-03-12 14:00');
    expect(remainingAt(clock, at('2026-03-12 15:00'), calendar)).toBe(-1 * hour);
    expect(clockStateAt(clock, at('2026-03-12 15:00'))).toBe('overdue');
    expect(clock.warnAt).toBe(clock.dueAt);
  });

  it('change nothing a second time', () => {
    const once = judge(['start', '2026-03-10 10:00'], ['pause', '2026-03-10 11:00']);
    const twice = judge(
      ['start', '2026-03-10 10:00'],
      ['pause', '2026-03-10 11:00'],
      ['pause', '2026-03-10 15:00'],
    );
    expect(twice).toEqual(once);
    const running = judge(['start', '2026-03-10 10:00']);
    expect(judge(['start', '2026-03-10 10:00'], ['resume', '2026-03-10 11:00'])).toEqual(running);
  });

  it('leave no piece without length', () => {
    const clock = judge(
      ['start', '2026-03-10 10:00'],
      ['pause', '2026-03-10 10:00'],
      ['resume', '2026-03-10 11:00'],
    );
    expect(pieces(clock)).toEqual([
      'paused 2026-03-10 10:00 – 2026-03-10 11:00',
      'running 2026-03-10 11:00 – ',
    ]);
    expect(shown(clock.dueAt)).toBe('2026-03-10 17:00');
  });
});

describe('extension', () => {
  it('is added to the current due time', () => {
    const clock = judge(
      ['start', '2026-03-10 10:00', limit(1, 'workDays')],
      ['extend', '2026-03-11 09:00', limit(2, 'workDays')],
    );
    expect(shown(clock.dueAt)).toBe('2026-03-13 18:00');
    expect(clock.extensions).toBe(1);
    expect(pieces(clock)).toEqual([
      'running 2026-03-10 10:00 – 2026-03-11 09:00',
      'running 2026-03-11 09:00 – ',
    ]);
    expect(clock.segments[1]?.cause.params).toMatchObject({ amount: 2, unit: 'workDays' });
  });

  it('may be given in another unit than the limit', () => {
    const clock = judge(
      ['start', '2026-03-13 10:00', limit(2, 'urgentHours')],
      ['extend', '2026-03-13 11:00', limit(1, 'workDays')],
    );
    expect(shown(clock.dueAt)).toBe('2026-03-16 18:00');
  });

  it('waits for a clock that stands still', () => {
    const lines: readonly Line[] = [
      ['start', '2026-03-10 10:00', limit(4, 'workHours')],
      ['pause', '2026-03-10 11:00'],
      ['extend', '2026-03-10 15:00', limit(4, 'workHours')],
    ];
    expect(judge(...lines)).toMatchObject({
      remainingMillis: 7 * hour,
      extensions: 1,
      dueAt: null,
    });
    expect(shown(judge(...lines, ['resume', '2026-03-11 08:00']).dueAt)).toBe('2026-03-11 17:00');
    expect(judge(...lines, ['stop', '2026-03-12 08:00']).remainingMillis).toBe(7 * hour);
  });

  it('makes a clock fine again that had warned', () => {
    const before = judge(['start', '2026-03-10 08:00', limit(10, 'urgentHours')]);
    const after = judge(
      ['start', '2026-03-10 08:00', limit(10, 'urgentHours')],
      ['extend', '2026-03-10 17:00', limit(10, 'urgentHours')],
    );
    expect(clockStateAt(before, at('2026-03-10 17:00'))).toBe('warn');
    expect(clockStateAt(after, at('2026-03-10 17:00'))).toBe('fine');
    expect(shown(after.warnAt)).toBe('2026-03-11 00:00');
  });

  it('means nothing to a clock that is not there', () => {
    expect(judge(['extend', '2026-03-10 08:00'])).toEqual(judge());
  });
});

describe('stop', () => {
  it('keeps whether it was on time', () => {
    const onTime = judge(['start', '2026-03-10 08:00'], ['stop', '2026-03-10 11:00']);
    expect(onTime).toMatchObject({ remainingMillis: hour, warnAt: null, escalateAt: null });
    expect(shown(onTime.dueAt)).toBe('2026-03-10 12:00');
    expect(shown(onTime.stoppedAt)).toBe('2026-03-10 11:00');
    expect(clockStateAt(onTime, at('2026-03-20 08:00'))).toBe('stopped');
    const late = judge(['start', '2026-03-10 08:00'], ['stop', '2026-03-10 15:00']);
    expect(remainingAt(late, at('2026-03-20 08:00'), calendar)).toBe(-1 * hour);
  });

  it('goes on with what was left, the time between counting nothing', () => {
    const clock = judge(
      ['start', '2026-03-10 08:00'],
      ['stop', '2026-03-10 11:00'],
      ['resume', '2026-03-12 09:00'],
    );
    expect(shown(clock.dueAt)).toBe('2026-03-12 10:00');
    expect(clock.stoppedAt).toBeNull();
    expect(pieces(clock)).toEqual([
      'running 2026-03-10 08:00 – 2026-03-10 11:00',
      'paused 2026-03-10 11:00 – 2026-03-12 09:00',
      'running 2026-03-12 09:00 – ',
    ]);
    expect(clock.segments[1]?.cause.code).toBe('stop at 2026-03-10 11:00');
  });

  it('begins anew with a start, and a reset does so from any state', () => {
    const restarted = judge(
      ['start', '2026-03-10 08:00'],
      ['extend', '2026-03-10 09:00'],
      ['stop', '2026-03-10 11:00'],
      ['start', '2026-03-12 09:00', limit(2, 'workHours')],
    );
    expect(shown(restarted.dueAt)).toBe('2026-03-12 11:00');
    expect(shown(restarted.startedAt)).toBe('2026-03-12 09:00');
    expect(restarted.extensions).toBe(1);
    expect(restarted.segments.map((segment) => segment.kind)).toEqual(['void', 'void', 'running']);

    const reset = judge(
      ['start', '2026-03-10 08:00'],
      ['pause', '2026-03-10 09:00'],
      ['reset', '2026-03-10 10:00', limit(1, 'workHours')],
    );
    expect(shown(reset.dueAt)).toBe('2026-03-10 11:00');
    expect(pieces(reset)).toEqual([
      'void 2026-03-10 08:00 – 2026-03-10 09:00',
      'void 2026-03-10 09:00 – 2026-03-10 10:00',
      'running 2026-03-10 10:00 – ',
    ]);
  });

  it('of a cancelled clock changes nothing', () => {
    const cancelled = judge(['start', '2026-03-10 08:00'], ['cancel', '2026-03-10 09:00']);
    const after = judge(
      ['start', '2026-03-10 08:00'],
      ['cancel', '2026-03-10 09:00'],
      ['stop', '2026-03-10 10:00'],
      ['resume', '2026-03-10 10:00'],
      ['pause', '2026-03-10 10:00'],
      ['extend', '2026-03-10 10:00'],
    );
    expect(after).toEqual(cancelled);
  });
});

describe('a year without data', () => {
  it('makes the clock undetermined and is named', () => {
    const clock = judge(['start', '2026-12-28 10:00', limit(10, 'workDays')]);
    expect(clock).toMatchObject({ missingYear: 2027, dueAt: null, warnAt: null, escalateAt: null });
    expect(clockStateAt(clock, at('2026-12-28 11:00'))).toBe('undetermined');
    expect(remainingAt(clock, at('2026-12-28 11:00'), calendar)).toBeNull();
  });

  it('may concern the escalation alone', () => {
    const clock = judge(['start', '2026-12-31 15:00', limit(3, 'workHours')]);
    expect(shown(clock.dueAt)).toBe('2026-12-31 18:00');
    expect(clock).toMatchObject({ missingYear: 2027, escalateAt: null });
    expect(clockStateAt(clock, at('2026-12-31 16:00'))).toBe('fine');
  });

  it('leaves the remainder of a pause known as long as it can be', () => {
    const hours: readonly Line[] = [
      ['start', '2026-12-31 15:00', limit(6, 'workHours')],
      ['pause', '2026-12-31 16:00'],
    ];
    expect(judge(...hours)).toMatchObject({ remainingMillis: 5 * hour, missingYear: null });
    const days: readonly Line[] = [
      ['start', '2026-12-31 15:00', limit(6, 'workDays')],
      ['pause', '2026-12-31 16:00'],
    ];
    expect(judge(...days)).toMatchObject({ remainingMillis: null, missingYear: 2027 });
    expect(judge(...days, ['stop', '2026-12-31 17:00'])).toMatchObject({
      remainingMillis: null,
      missingYear: 2027,
    });
  });

  it('is named when an extension or a pause reaches into it', () => {
    const extended = judge(
      ['start', '2026-12-30 10:00', limit(1, 'workDays')],
      ['extend', '2026-12-30 11:00', limit(3, 'workDays')],
    );
    expect(extended).toMatchObject({ missingYear: 2027, dueAt: null, extensions: 1 });
    const pausedLate = judge(
      ['start', '2026-12-31 10:00', limit(2, 'workHours')],
      ['pause', '2027-01-04 10:00'],
    );
    expect(pausedLate).toMatchObject({ missingYear: 2027, remainingMillis: null });
  });

  it('is told apart from being overdue when only now lies in it', () => {
    const clock = judge(['start', '2026-12-31 10:00', limit(2, 'workHours')]);
    const now = at('2027-01-04 10:00');
    expect(clockStateAt(clock, now)).toBe('overdue');
    expect(remainingAt(clock, now, calendar)).toBeNull();
  });
});

describe('entries', () => {
  it('must be in order of time', () => {
    expect(() => judge(['start', '2026-03-10 10:00'], ['pause', '2026-03-10 09:00'])).toThrow(
      /order of time/u,
    );
  });
});

const after = (...lines: readonly Line[]): string =>
  clockEffect(judge(['start', '2026-03-10 10:00']), judge(['start', '2026-03-10 10:00'], ...lines));

describe('the effect of a step', () => {
  it('is said in one word', () => {
    expect(after()).toBe('runs-on');
    expect(after(['extend', '2026-03-10 11:00'])).toBe('runs-on');
    expect(after(['pause', '2026-03-10 11:00'])).toBe('pauses');
    expect(after(['stop', '2026-03-10 11:00'])).toBe('stops');
    expect(after(['cancel', '2026-03-10 11:00'])).toBe('stops');
    expect(after(['reset', '2026-03-10 11:00'])).toBe('restarts');
  });
});

describe('any course of pauses', () => {
  const begin = at('2025-03-03 09:00');
  const courses = fc.record({
    unit: fc.constantFrom(...limitUnits),
    amount: fc.integer({ min: 1, max: 20 }),
    gaps: fc.array(fc.integer({ min: 0, max: 30 * hour }), { maxLength: 8 }),
  });

  it('never uses more own time than ran, and its pieces join', () => {
    fc.assert(
      fc.property(courses, ({ unit, amount, gaps }) => {
        const entries: ClockEntry[] = [
          { type: 'start', at: begin, limit: { amount, unit }, cause },
        ];
        let now = begin;
        for (const [index, gap] of gaps.entries()) {
          now += gap;
          entries.push({ type: index % 2 === 0 ? 'pause' : 'resume', at: now, cause });
        }
        const clock = judgeClock(entries, calendar, rules);
        for (const [index, segment] of clock.segments.entries()) {
          expect(segment.from).toBe(clock.segments[index - 1]?.to ?? clock.segments[0]?.from);
        }
        const plain = dueAt(begin, { amount, unit }, calendar);
        const left = remainingAt(clock, now, calendar);
        if (!plain.ok || left === null) throw new Error('Expected every day to be known');
        const unpaused = judgeClock(entries.slice(0, 1), calendar, rules);
        expect(left).toBeGreaterThanOrEqual(remainingAt(unpaused, now, calendar) ?? Infinity);
        expect(clock.dueAt ?? Infinity).toBeGreaterThanOrEqual(plain.due);
      }),
    );
  });

  it('is the same whether extended before or after a pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 60 }),
        (amount, pause) => {
          const unit = 'workHours';
          const start: ClockEntry = { type: 'start', at: begin, limit: { amount, unit }, cause };
          const extend = (when: number): ClockEntry => ({
            type: 'extend',
            at: when,
            limit: { amount: 2, unit },
            cause,
          });
          const stood: readonly ClockEntry[] = [
            { type: 'pause', at: begin + hour, cause },
            { type: 'resume', at: begin + hour + pause * hour, cause },
          ];
          const early = judgeClock([start, extend(begin), ...stood], calendar, rules);
          const late = judgeClock([start, ...stood, extend(begin + 61 * hour)], calendar, rules);
          expect(early.dueAt).toBe(late.dueAt);
        },
      ),
    );
  });
});
