import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../bpmn/expressions/evaluate.ts';
import { testFeelText } from '../../../bpmn/expressions/feel-runtime.ts';
import type { Json, JsonObject } from '../../../bpmn/model/json.ts';

const valueOf = (source: string, variables: JsonObject = {}): Json | string => {
  const evaluation = evaluate(source, { variables, outcome: null, at: 0 });
  return evaluation.ok ? evaluation.value : `failed: ${evaluation.message}`;
};

const passes = (tests: string, value: unknown): boolean | string => {
  const outcome = testFeelText(tests, value, {}, 0);
  return outcome.ok ? outcome.value : outcome.message;
};

describe('comparisons of different types (DMN 1.3, 10.3.2.13)', () => {
  it.each([
    '1 <= "a"',
    '"a" < 1',
    '"a" >= 1',
    '1 > "a"',
    'x < y',
    'y <= x',
    'date("2026-11-26") < 1',
    'date("2026-11-26") <= "2026-11-26"',
    'date("2026-11-26") <= date and time("2026-11-26T00:00:00Z")',
    'duration("P1D") < duration("P1Y")',
    'true < 1',
    '{ a: 1 } < 2',
    '1 between "a" and "z"',
    '1 in ["a".."z"]',
    '5 in (<= "a")',
    '"a" in (> 1)',
  ])('are null: %s', (source) => {
    expect(valueOf(source, { x: 'a', y: 3 })).toBeNull();
  });

  it.each([
    ['1 <= 2', true],
    ['"a" < "b"', true],
    ['date("2026-11-26") < date("2026-11-27")', true],
    ['duration("P1D") < duration("PT48H")', true],
    ['3 between 1 and 5', true],
    ['5 in (<= 7, > 100)', true],
    ['"m" in ["a".."z"]', true],
    ['2 in [1..3]', true],
    ['[2] < 3', true],
    ['1 < null', null],
  ])('of one type stay what they are: %s', (source, value) => {
    expect(valueOf(source)).toBe(value);
  });

  it('pass no input entry of a decision table', () => {
    expect(passes('<= "a"', 5)).toBe(false);
    expect(passes('< 10', 'many')).toBe(false);
    expect(passes('["a".."z"]', 5)).toBe(false);
    expect(passes('<= "a", >= 5', 5)).toBe(true);
    expect(passes('not(> "a")', 5)).toBe(true);
  });
});
