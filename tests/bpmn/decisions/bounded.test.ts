import { describe, expect, it } from 'vitest';
import {
  decision,
  input,
  knowledge,
  literal,
  outcomeOf,
  requireInput,
  requireKnowledge,
  resultOf,
  table,
} from './decision-diagram.ts';

describe('expressions of decisions', () => {
  it('calculate in decimals', async () => {
    expect(await resultOf(decision('d', literal('0.1 + 0.2')), 'd')).toBe(0.3);
    const content =
      input('x', 'number') +
      decision('d', table({ inputs: ['x'], rules: [['0.1 + 0.2', '"same"']] }), {
        requires: requireInput('x'),
      });
    expect(await resultOf(content, 'd', { x: 0.3 })).toBe('same');
  });

  it.each([
    'count(for i in 1..100000000 return i)',
    'for i in 1..2000, j in 1..2000 return i',
    'count(for i in 1..900 return k(i))',
  ])('cannot run for ever: %s', async (text) => {
    const inner = knowledge('k', { n: 'number' }, literal('count(for i in 1..900 return i + n)'));
    const content = inner + decision('d', literal(text), { requires: requireKnowledge('k') });
    const outcome = await outcomeOf(content, 'd');
    expect(outcome).toMatchObject({ ok: false, code: 'expression-failed' });
  });

  it('cannot run for ever in input entries either', async () => {
    const entry = 'count(for i in 1..100000000 return ?) > 0';
    const content = decision('d', table({ inputs: ['1'], rules: [[entry, '1']] }));
    expect(await resultOf(content, 'd')).toBe('expression-failed at rule1');
  });
});
