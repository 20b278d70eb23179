import { describe, expect, it } from 'vitest';
import { limitUnits } from '../../../domain/limits/limit.ts';
import { limitWords, parseLimitWords } from '../../../domain/limits/limit-words.ts';
import { parseLimit } from '../../../domain/limits/parse-limit.ts';

describe('the words of catalogue tables', () => {
  const understood = [
    ['2紧急工作时', 2, 'urgentHours'],
    ['4小时', 4, 'workHours'],
    ['1.5工作时', 1.5, 'workHours'],
    ['1天', 1, 'workDays'],
    ['15个工作日', 15, 'workDays'],
    ['3自然日', 3, 'calendarDays'],
    [' １０天 ', 10, 'workDays'],
  ] as const;

  it.each(understood)('%s', (text, amount, unit) => {
    expect(parseLimitWords(text)).toEqual({ ok: true, limit: { amount, unit }, note: null });
  });

  it('read urgent days as calendar days, with a note', () => {
    expect(parseLimitWords('2紧急工作日')).toEqual({
      ok: true,
      limit: { amount: 2, unit: 'calendarDays' },
      note: 'urgent-days-read-as-calendar-days',
    });
  });

  it.each(['1紧急工作时制止', '种植季节15工作日', '天', '', '0天', '1.5天', '两天', '1toString'])(
    'report %s instead of guessing',
    (text) => {
      expect(parseLimitWords(text)).toEqual({ ok: false, code: 'limit-not-understood' });
    },
  );

  it('name every unit in both languages', () => {
    expect(Object.keys(limitWords)).toEqual([...limitUnits]);
  });
});

describe('a limit from outside', () => {
  it('is taken with a sensible amount', () => {
    expect(parseLimit({ amount: 0.25, unit: 'urgentHours' })).toEqual({
      amount: 0.25,
      unit: 'urgentHours',
    });
    expect(parseLimit({ amount: 3, unit: 'workDays', note: 'x' })).toEqual({
      amount: 3,
      unit: 'workDays',
    });
  });

  it.each([
    null,
    [],
    { amount: 1 },
    { amount: '1', unit: 'workHours' },
    { amount: 0, unit: 'workHours' },
    { amount: -1, unit: 'workHours' },
    { amount: Number.NaN, unit: 'workHours' },
    { amount: 10_001, unit: 'workHours' },
    { amount: 1, unit: 'hours' },
    { amount: 1.5, unit: 'workDays' },
    { amount: 0.5, unit: 'calendarDays' },
  ])('is refused: %j', (value) => {
    expect(parseLimit(value)).toBeNull();
  });
});
