import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../bpmn/expressions/evaluate.ts';

/** Neither a database nor JSON between two processes takes them: a case that holds one could not go on. */
describe('text that nothing can keep', () => {
  it.each([
    String.raw`"\u0000"`,
    String.raw`"\U000000"`,
    String.raw`"\uD800"`,
    String.raw`["a", { b: "\uDC00" }]`,
  ])('is no value of an expression: %s', (source) => {
    const evaluation = evaluate(source, { variables: {}, outcome: null, at: 0 });
    expect(evaluation).toMatchObject({ ok: false });
  });

  it('may have every other character', () => {
    const source = String.raw`"\uD83D\uDE00 \u4E2D"`;
    expect(evaluate(source, { variables: {}, outcome: null, at: 0 })).toEqual({
      ok: true,
      value: '😀 中',
    });
  });
});
