import * as fc from 'fast-check';
import { unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { testPlain } from '../../../bpmn/expressions/plain-tests.ts';

const number = fc.constantFrom(0, 1, 1.5, 2, 10, 99.25);
const text = fc.constantFrom('', 'a', 'b', 'B', 'ab', '甲', '10');
const operator = fc.constantFrom('', '<', '<=', '>', '>=', '< ', '>= ');
const operand = fc.oneof(
  number.map(String),
  text.map((one) => `"${one}"`),
  // Not plain, or nearly.
  fc.constantFrom(
    '-1',
    'x',
    '"a\\"b"',
    '1.',
    '[1..2]',
    'not(1)',
    '"a" + "b"',
    'null',
    '007',
    '1e3',
  ),
);
const tests = fc
  .array(fc.tuple(operator, operand), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([sign, value]) => sign + value))
  .chain((parts) => fc.constantFrom(',', ', ', ' ,').map((comma) => parts.join(comma)));
const value = fc.oneof(number, text, fc.constantFrom(null, true, [1], { a: 1 }));

describe('the plain path of unary tests', () => {
  it('answers what feelin answers, or nothing', () => {
    let answered = 0;
    fc.assert(
      fc.property(tests, value, (source, tested) => {
        const plain = testPlain(source, tested);
        if (plain === null) return;
        answered += 1;
        expect(plain).toBe(unaryTest(source, { '?': tested }).value);
      }),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(200);
  });

  it.each([
    ['"a", "b"', 'b', true],
    ['< 10', 9.5, true],
    ['>= "b"', 'a', false],
    ['1, > 5', 7, true],
  ])('answers %s of %j', (source, tested, answer) => {
    expect(testPlain(source, tested)).toBe(answer);
  });

  it.each(['x', '-', '', '1,', '"a', '1 2', '[1..2]', 'not("a")', '? > 3', '"a" "b"'])(
    'leaves %s to feelin',
    (source) => {
      expect(testPlain(source, 1)).toBeNull();
      expect(testPlain(source, 'a')).toBeNull();
    },
  );

  it('leaves values of other types to feelin', () => {
    expect(testPlain('1', '1')).toBeNull();
    expect(testPlain('"a"', ['a'])).toBeNull();
    expect(testPlain('"a", 1', 'a')).toBeNull();
  });
});
