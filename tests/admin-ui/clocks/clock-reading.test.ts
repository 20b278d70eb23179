import { describe, expect, it } from 'vitest';
import {
  readClock,
  readingWords,
  type ClockFacts,
} from '../../../admin-ui/clocks/clock-reading.ts';

const minute = 60_000;
const hour = 60 * minute;
const due = Date.parse('2026-11-24T03:21:00Z');
const facts = (part: Partial<ClockFacts>): ClockFacts => ({
  state: 'fine',
  dueAt: due,
  remainingMillis: null,
  unit: 'urgentHours',
  ...part,
});
const after = (wallMillis: number, workingMillis = 0, now = due - hour + wallMillis) => ({
  now,
  wallMillis,
  workingMillis,
});

describe('reading a clock', () => {
  it('counts clock time from the due time', () => {
    expect(readClock(facts({}), after(15 * minute))).toEqual({ state: 'fine', left: 45 * minute });
  });

  it('counts working time from what the server said, less the working time since', () => {
    const clock = facts({ unit: 'workHours', remainingMillis: 40 * minute });
    expect(readClock(clock, after(15 * minute, 10 * minute)).left).toBe(30 * minute);
  });

  it('stands still outside working time', () => {
    const clock = facts({ unit: 'workDays', remainingMillis: 40 * minute });
    expect(readClock(clock, after(15 * minute, 0)).left).toBe(40 * minute);
  });

  it('never has more working time left than the wall allows', () => {
    const clock = facts({ unit: 'workHours', remainingMillis: 40 * minute });
    expect(readClock(clock, after(50 * minute)).left).toBe(10 * minute);
  });

  it('turns overdue at the due time, without a word from the server', () => {
    expect(readClock(facts({ state: 'warn' }), after(hour, 0, due))).toEqual({
      state: 'overdue',
      left: 0,
    });
    const late = readClock(
      facts({ state: 'overdue', unit: 'workHours', remainingMillis: -71 * minute }),
      after(minute, minute, due + 3 * hour),
    );
    expect(late).toEqual({ state: 'overdue', left: -72 * minute });
  });

  it('leaves what stands still as it was said', () => {
    for (const state of ['paused', 'stopped', 'none', 'undetermined'] as const) {
      const clock = facts({ state, remainingMillis: 8 * minute });
      expect(readClock(clock, after(hour, hour, due + hour))).toEqual({ state, left: 8 * minute });
    }
  });
});

describe('the words of a reading', () => {
  it('round down what is left and up what is over', () => {
    expect(readingWords({ state: 'fine', left: 4.9 * minute }, facts({}), 'zh')).toBe('4 分');
    expect(readingWords({ state: 'overdue', left: -4.1 * minute }, facts({}), 'zh')).toBe('5 分');
  });

  it('say seconds only in the last minute of a clock of 15 minutes', () => {
    const reading = { state: 'warn', left: 45_000 } as const;
    expect(readingWords(reading, facts({}), 'zh', { limitMillis: 15 * minute })).toBe('45 秒');
    expect(readingWords(reading, facts({}), 'zh', { limitMillis: 2 * hour })).toBe('0 分');
    expect(readingWords(reading, facts({ unit: 'workHours' }), 'zh')).toBe('0 分');
  });

  it('keep working time in hours and clock time in days', () => {
    const reading = { state: 'fine', left: 30 * hour } as const;
    expect(readingWords(reading, facts({ unit: 'workDays' }), 'zh')).toBe('30 小时');
    expect(readingWords(reading, facts({ unit: 'calendarDays' }), 'zh')).toBe('1 天 6 小时');
  });

  it('are empty where there is no time to say', () => {
    expect(readingWords({ state: 'none', left: null }, facts({}), 'zh')).toBe('');
  });
});
