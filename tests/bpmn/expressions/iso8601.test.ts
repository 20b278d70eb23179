import { describe, expect, it } from 'vitest';
import {
  addDuration,
  parseCycle,
  parseDuration,
  parseInstant,
} from '../../../bpmn/expressions/iso8601.ts';

const added = (from: string, text: string): string | null => {
  const duration = parseDuration(text);
  return duration === null ? null : new Date(addDuration(Date.parse(from), duration)).toISOString();
};

describe('parseDuration', () => {
  it.each([
    ['PT10M', '2026-11-22T00:10:00.000Z'],
    ['P1DT2H3.5S', '2026-11-23T02:00:03.500Z'],
    ['P2W', '2026-12-06T00:00:00.000Z'],
    ['P3M', '2027-02-22T00:00:00.000Z'],
    ['P1Y1D', '2027-11-23T00:00:00.000Z'],
    ['-PT1H', '2026-11-21T23:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(added('2026-11-22T00:00:00Z', text)).toBe(expected);
  });

  it('ends a month on its last day', () => {
    expect(added('2026-01-31T12:00:00Z', 'P1M')).toBe('2026-02-28T12:00:00.000Z');
    expect(added('2026-03-31T12:00:00Z', '-P1M')).toBe('2026-02-28T12:00:00.000Z');
  });

  it('counts months where the offset is', () => {
    const month = parseDuration('P1M');
    const from = Date.parse('2026-03-01T07:00:00+08:00');
    const ahead = 8 * 3_600_000;
    expect(month === null ? null : addDuration(from, month, ahead)).toBe(
      Date.parse('2026-04-01T07:00:00+08:00'),
    );
  });

  it.each(['', 'P', 'PT', 'P1', '1H', 'P1H', 'PT1D', 'P1DT', 'P-1D', 'PT1.5H', 'tomorrow'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );
});

describe('parseInstant', () => {
  it('needs an offset, because there is no zone here', () => {
    expect(parseInstant('2026-11-22T08:00:00+08:00')).toBe(Date.UTC(2026, 10, 22));
    expect(parseInstant('2026-11-22T00:00Z')).toBe(Date.UTC(2026, 10, 22));
    expect(parseInstant('2026-11-22T08:00:00')).toBeNull();
    expect(parseInstant('2026-11-22')).toBeNull();
  });

  it.each(['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z', 'now'])(
    '%s is none',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );
});

describe('parseCycle', () => {
  it('has repetitions, or none given, and may have a start', () => {
    expect(parseCycle('R3/PT10M')).toMatchObject({ repetitions: 3, start: null });
    expect(parseCycle('R/PT1H')).toMatchObject({ repetitions: null });
    expect(parseCycle('R2/1970-01-01T00:00:01Z/PT1H')).toMatchObject({ start: 1000, offset: 0 });
    expect(parseCycle('R/2026-01-01T08:00+08:00/P1D')).toMatchObject({ offset: 28_800_000 });
    expect(parseCycle('R/2026-01-01T08:00-03:30/P1D')).toMatchObject({ offset: -12_600_000 });
  });

  it.each([
    'R0/PT1H',
    'R3',
    'PT1H',
    'R3/PT0S',
    'R3/-PT1H',
    'R3/soon/PT1H',
    'R3/PT1H/PT1H',
    'R/soon',
  ])('%s is none', (text) => {
    expect(parseCycle(text)).toBeNull();
  });
});
