import { describe, expect, it } from 'vitest';
import { decision, input, literal, requireInput, resultOf, table } from './decision-diagram.ts';

describe('input entries', () => {
  it.each([
    ['-', 5, true],
    ['', 5, true],
    ['5', 5, true],
    ['1, 5', 5, true],
    ['not(5)', 5, false],
    ['[1..5)', 5, false],
    ['(4..5]', 5, true],
    ['< y', 5, true],
    ['? * 2 = 10', 5, true],
    ['null', 5, false],
    ['null', null, true],
    ['> 1', null, false],
    ['"a"', 5, false],
    ['y', 6, true],
    ['y', 5, false],
    ['y - 1', 5, true],
    ['[y, 5]', 5, true],
  ])('%s of %s', async (entry, x, matches) => {
    const content =
      input('x') +
      input('y') +
      decision('d', table({ inputs: ['x'], rules: [[entry, '"yes"']] }), {
        requires: requireInput('x') + requireInput('y'),
      });
    expect(await resultOf(content, 'd', { x, y: 6 })).toBe(matches ? 'yes' : null);
  });

  // DMN 1.3, 8.3.3: what does not speak of `?` is a value to be equal to, also where it is true or false.
  it.each([
    ['y', true, true, true],
    ['y', true, false, false],
    ['y', false, true, false],
    ['y', false, false, true],
    ['y', 'text', true, false],
    ['y', null, true, false],
    ['y = true', false, true, false],
    ['y = true', true, true, true],
    ['not(y)', false, false, false],
    ['not(y)', true, false, true],
    ['"other", y', true, true, true],
    ['"other", y', false, true, false],
    ['? != y', false, true, true],
    ['y and ?', true, true, true],
    ['some z in [1] satisfies ?', true, false, true],
    ['some z in [1] satisfies y', 5, true, false],
  ])('%s of %s, with %s', async (entry, x, y, matches) => {
    const content =
      input('x') +
      input('y') +
      decision('d', table({ inputs: ['x'], rules: [[entry, '"yes"']] }), {
        requires: requireInput('x') + requireInput('y'),
      });
    expect(await resultOf(content, 'd', { x, y })).toBe(matches ? 'yes' : null);
  });

  it('the same of input values', async () => {
    const clause = `<input id="in0"><inputExpression><text>x</text></inputExpression><inputValues><text>"a", string length("?") = 1</text></inputValues></input>`;
    const content =
      input('x') +
      decision('d', table({ inputs: [clause], rules: [['-', '1']] }), {
        requires: requireInput('x'),
      });
    expect(await resultOf(content, 'd', { x: 'a' })).toBe(1);
    expect(await resultOf(content, 'd', { x: true })).toBe(1);
    expect(await resultOf(content, 'd', { x: 'b' })).toBe('input-value-not-allowed at in0');
  });

  it('the same of allowed values', async () => {
    const content =
      `<itemDefinition name="level"><typeRef>number</typeRef><allowedValues><text>1 + 1, max(3, 4) = 4</text></allowedValues></itemDefinition>` +
      input('x', 'level') +
      decision('d', literal('x'), { requires: requireInput('x') });
    expect(await resultOf(content, 'd', { x: 2 })).toBe(2);
    expect(await resultOf(content, 'd', { x: 3 })).toBe('value-not-allowed at x');
  });

  it.each([
    ['[1, 2]', [1, 2], true],
    ['[1, 2]', [2, 1], false],
    ['[1, 2]', [1], false],
    ['[[1, 2], [3]]', [3], true],
    ['[{ a: 1 }]', { a: 1 }, true],
    ['[{ a: 1 }]', { a: 2 }, false],
    ['[null]', null, true],
    ['[null]', 1, false],
    ['[]', [], true],
    ['[]', 1, false],
    ['not([1, 2])', 2, false],
    ['not([1, 2])', 3, true],
  ])('what is equal to a list or in it: %s of %j', async (entry, x, matches) => {
    const content =
      input('x') +
      decision('d', table({ inputs: ['x'], rules: [[entry, '"yes"']] }), {
        requires: requireInput('x'),
      });
    expect(await resultOf(content, 'd', { x })).toBe(matches ? 'yes' : null);
  });

  it('a date is found in a list of dates', async () => {
    const days = '[date("2026-02-01"), date("2026-02-02")]';
    const content =
      input('x', 'date') +
      decision('d', table({ inputs: ['x'], rules: [[days, '"holiday"']] }), {
        requires: requireInput('x'),
      });
    expect(await resultOf(content, 'd', { x: '2026-02-02' })).toBe('holiday');
    expect(await resultOf(content, 'd', { x: '2026-02-03' })).toBeNull();
  });

  it('a date is compared with dates', async () => {
    const content =
      input('x', 'date') +
      decision('d', table({ inputs: ['x'], rules: [['< date("2026-02-01")', '"early"']] }), {
        requires: requireInput('x'),
      });
    expect(await resultOf(content, 'd', { x: '2026-01-31' })).toBe('early');
    expect(await resultOf(content, 'd', { x: '2026-02-01' })).toBeNull();
  });

  it('an input is of its type, and one of its input values', async () => {
    const clause = `<input id="in0" label="Level"><inputExpression typeRef="string"><text>x</text></inputExpression><inputValues><text>"a","b"</text></inputValues></input>`;
    const content =
      input('x') +
      decision('d', table({ inputs: [clause], rules: [['"a"', '1']] }), {
        requires: requireInput('x'),
      });
    expect(await resultOf(content, 'd', { x: 'a' })).toBe(1);
    expect(await resultOf(content, 'd', { x: null })).toBeNull();
    expect(await resultOf(content, 'd', { x: 'c' })).toBe('input-value-not-allowed at in0');
    expect(await resultOf(content, 'd', { x: 1 })).toBe('type-mismatch at in0');
  });
});
