import { describe, expect, it } from 'vitest';
import { durationWords, limitWords } from '../../../admin-ui/clocks/duration-words.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('durations (screens section 7)', () => {
  it.each([
    [45 * second, '45 秒', '45 s'],
    [4 * minute, '4 分', '4 min'],
    [2 * hour + 15 * minute, '2 小时 15 分', '2 h 15 min'],
    [2 * hour, '2 小时', '2 h'],
    [3 * day + 2 * hour, '3 天 2 小时', '3 d 2 h'],
    [3 * day + 5 * minute, '3 天', '3 d'],
  ])('%d ms is %s, %s', (millis, zh, en) => {
    expect(durationWords(millis, 'zh', { round: 'down', seconds: true })).toBe(zh);
    expect(durationWords(millis, 'en', { round: 'down', seconds: true })).toBe(en);
  });

  it.each([
    [4 * minute + 59 * second, '4 分', '5 分'],
    [71 * minute + 1, '1 小时 11 分', '1 小时 12 分'],
    [59 * minute + 1, '59 分', '1 小时'],
    [day - 1, '23 小时 59 分', '1 天'],
    [3 * day + 2 * hour + minute, '3 天 2 小时', '3 天 3 小时'],
  ])('%d ms: remaining is %s, overdue is %s', (millis, down, up) => {
    expect(durationWords(millis, 'zh', { round: 'down' })).toBe(down);
    expect(durationWords(-millis, 'zh', { round: 'up' })).toBe(up);
  });

  it('never says more time left, nor less time over, than there is', () => {
    for (let millis = 0; millis < 3 * hour; millis += 7919) {
      const down = minutesOf(durationWords(millis, 'zh', { round: 'down' }));
      const up = minutesOf(durationWords(millis, 'zh', { round: 'up' }));
      expect(down * minute).toBeLessThanOrEqual(millis);
      expect(up * minute).toBeGreaterThanOrEqual(millis);
    }
  });

  it('keeps working time in hours', () => {
    expect(durationWords(26 * hour, 'zh', { round: 'down', days: false })).toBe('26 小时');
  });

  it('says whole minutes where seconds are not asked for', () => {
    expect(durationWords(45 * second, 'zh', { round: 'down' })).toBe('0 分');
    expect(durationWords(45 * second, 'zh', { round: 'up' })).toBe('1 分');
    expect(durationWords(59_500, 'zh', { round: 'up', seconds: true })).toBe('1 分');
  });
});

function minutesOf(words: string): number {
  const hours = /(?<n>\d+) 小时/u.exec(words)?.groups?.['n'] ?? '0';
  const minutes = /(?<n>\d+) 分/u.exec(words)?.groups?.['n'] ?? '0';
  return Number(hours) * 60 + Number(minutes);
}

describe('limits', () => {
  it.each([
    [{ amount: 4, unit: 'workHours' }, '4 工作时', '4 working hours'],
    [{ amount: 2, unit: 'urgentHours' }, '2 紧急工作时', '2 urgent hours'],
    [{ amount: 5, unit: 'workDays' }, '5 工作日', '5 working days'],
    [{ amount: 3, unit: 'calendarDays' }, '3 自然日', '3 calendar days'],
    [{ amount: 1, unit: 'workDays' }, '1 工作日', '1 working day'],
    [{ amount: 0.25, unit: 'urgentHours' }, '15 分', '15 min'],
  ] as const)('%o keeps the name of its unit', (limit, zh, en) => {
    expect(limitWords(limit, 'zh')).toBe(zh);
    expect(limitWords(limit, 'en')).toBe(en);
  });
});
