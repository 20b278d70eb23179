import { describe, expect, it } from 'vitest';
import {
  dateWords,
  dayHeadWords,
  dueWords,
  ledgerTimeWords,
  sinceWords,
  timeOfDay,
  todayWords,
  wallDay,
  wholeDayWords,
} from '../../../admin-ui/clocks/date-words.ts';

const zone = 'Asia/Shanghai';
/** Tuesday 24 November 2026, 14:32 in Shanghai. */
const now = Date.parse('2026-11-24T14:32:00+08:00');
const zh = { tongue: 'zh', zone, now } as const;
const en = { tongue: 'en', zone, now } as const;
const at = (text: string): number => Date.parse(`${text}+08:00`);

describe('dates (screens section 7)', () => {
  it.each([
    ['2026-11-24T11:21:00', '11:21', '11:21'],
    ['2026-11-23T10:31:00', '周一 10:31', 'Mon 23 Nov 10:31'],
    ['2026-11-29T09:00:00', '周日 09:00', 'Sun 29 Nov 09:00'],
    ['2026-11-22T09:00:00', '11-22 09:00', 'Sun 22 Nov 09:00'],
    ['2026-12-01T18:00:00', '12-01 18:00', 'Tue 1 Dec 18:00'],
    ['2025-11-24T14:32:00', '2025-11-24 14:32', '24 Nov 2025 14:32'],
  ])('%s is %s, %s', (text, chinese, english) => {
    expect(dateWords(at(text), zh)).toBe(chinese);
    expect(dateWords(at(text), en)).toBe(english);
  });

  it.each([
    ['2026-11-24T16:34:00', '今天 16:34', 'today 16:34'],
    ['2026-11-25T08:34:00', '明天 08:34', 'tomorrow 08:34'],
    ['2026-11-26T18:00:00', '周四 18:00', 'Thu 26 Nov 18:00'],
    ['2026-11-23T18:00:00', '周一 18:00', 'Mon 23 Nov 18:00'],
  ])('due %s is %s, %s', (text, chinese, english) => {
    expect(dueWords(at(text), zh)).toBe(chinese);
    expect(dueWords(at(text), en)).toBe(english);
  });

  it('says days by the zone of the deployment, not of the machine', () => {
    const lateEvening = Date.parse('2026-11-24T17:30:00Z');
    expect(dateWords(lateEvening, zh)).toBe('周三 01:30');
    expect(dateWords(lateEvening, { ...zh, zone: 'UTC' })).toBe('17:30');
    expect(wallDay(lateEvening, zone) - wallDay(lateEvening, 'UTC')).toBe(1);
  });

  it('has year and seconds in ledger and print', () => {
    expect(ledgerTimeWords(at('2026-11-24T11:21:05'), zone)).toBe('2026-11-24 11:21:05');
  });

  it('says only the day of what began with the day, and of what has no time of day', () => {
    expect(sinceWords(at('2024-01-01T00:00:00'), zh)).toBe('2024-01-01');
    expect(sinceWords(at('2024-01-01T00:00:00'), en)).toBe('1 Jan 2024');
    expect(sinceWords(at('2024-01-01T00:00:05'), zh)).toBe('2024-01-01 00:00');
    expect(sinceWords(at('2024-01-01T08:00:00'), en)).toBe('1 Jan 2024 08:00');
    expect(wholeDayWords(Date.parse('2026-01-01'), 'UTC', 'zh')).toBe('2026-01-01');
    expect(wholeDayWords(Date.parse('2026-01-01'), 'UTC', 'en')).toBe('1 Jan 2026');
  });

  it('counts 24 hours, midnight as 00', () => {
    expect(timeOfDay(at('2026-11-24T00:05:00'), zone)).toBe('00:05');
  });

  it('names the days at the head of a track', () => {
    expect(dayHeadWords(at('2026-11-23T09:06:00'), zone, 'zh')).toBe('11-23 周一');
    expect(dayHeadWords(at('2026-11-23T09:06:00'), zone, 'en')).toBe('Mon 23 Nov');
  });

  it('says today in the head of the page, in English as everywhere else', () => {
    expect(todayWords(at('2026-11-23T09:06:00'), zone, 'zh')).toBe('11 月 23 日 周一');
    expect(todayWords(at('2026-11-23T09:06:00'), zone, 'en')).toBe('Mon 23 Nov');
  });
});
