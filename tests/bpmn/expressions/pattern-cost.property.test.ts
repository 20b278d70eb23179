import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternCost } from '../../../bpmn/expressions/pattern-cost.ts';

/** A pattern as a tree, to be written out and to be matched by trying everything. */
type Pattern =
  | { readonly type: 'character'; readonly text: 'a' | 'b' | '.' | '[ab]' | '\\w' }
  | { readonly type: 'sequence' | 'branches'; readonly parts: readonly Pattern[] }
  | {
      readonly type: 'repeat';
      readonly part: Pattern;
      readonly sign: string;
      readonly least: number;
      readonly most: number;
    };

const signs = [
  ['*', 0, Infinity],
  ['+', 1, Infinity],
  ['?', 0, 1],
  ['{2}', 2, 2],
  ['{1,3}', 1, 3],
  ['{2,}', 2, Infinity],
] as const;

const patterns = fc.letrec<{ any: Pattern }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .constantFrom('a', 'b', '.', '[ab]', '\\w')
      .map((text) => ({ type: 'character', text }) as const),
    fc.record({
      type: fc.constantFrom('sequence' as const, 'branches' as const),
      parts: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    }),
    fc
      .tuple(tie('any'), fc.constantFrom(...signs))
      .map(([part, [sign, least, most]]) => ({ type: 'repeat', part, sign, least, most }) as const),
  ),
})).any;

function written(pattern: Pattern): string {
  if (pattern.type === 'character') return pattern.text;
  if (pattern.type === 'repeat') return `(?:${written(pattern.part)})${pattern.sign}`;
  return `(${pattern.parts.map(written).join(pattern.type === 'branches' ? '|' : '')})`;
}

type Repeat = Extract<Pattern, { readonly type: 'repeat' }>;
type Onward = (at: number) => boolean;

/** A backtracking matcher without any cleverness; counts each element that it tries at a place. */
class Matcher {
  tries = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  match(pattern: Pattern, at: number, onward: Onward): boolean {
    this.tries += 1;
    if (pattern.type === 'character') {
      const there = this.#text[at];
      const fits = there !== undefined && new RegExp(pattern.text, 'u').test(there);
      return fits && onward(at + 1);
    }
    if (pattern.type === 'repeat') return this.#repeat(pattern, 0, at, onward);
    return pattern.type === 'branches'
      ? pattern.parts.some((part) => this.match(part, at, onward))
      : this.#sequence(pattern.parts, at, onward);
  }

  #sequence([first, ...rest]: readonly Pattern[], at: number, onward: Onward): boolean {
    if (first === undefined) return onward(at);
    return this.match(first, at, (next) => this.#sequence(rest, next, onward));
  }

  #repeat(pattern: Repeat, turns: number, at: number, onward: Onward): boolean {
    const more =
      turns < pattern.most &&
      this.match(pattern.part, at, (next) => {
        // As in ECMAScript: an empty turn beyond the least is none.
        if (next === at && turns >= pattern.least) return false;
        return this.#repeat(pattern, turns + 1, next, onward);
      });
    return more || (turns >= pattern.least && onward(at));
  }
}

describe('patternCost', () => {
  it('is never less than what a backtracking matcher tries', () => {
    let bounded = 0;
    fc.assert(
      fc.property(patterns, fc.stringMatching(/^[ab]{0,8}$/), (pattern, text) => {
        const source = `${written(pattern)}c`;
        const cost = patternCost(source, text.length);
        expect(cost).not.toBeNull();
        const bound = (text.length + 1) * (cost?.ways ?? 0) * (cost?.length ?? 0);
        fc.pre(bound < 100_000);
        bounded += 1;
        const matcher = new Matcher(text);
        let found = false;
        for (let at = 0; at <= text.length && !found; at += 1)
          found = matcher.match(pattern, at, (next) => text[next] === 'c');
        expect(found).toBe(new RegExp(source, 'u').test(text));
        // The tree has a node for each group and repetition besides the characters.
        expect(matcher.tries).toBeLessThanOrEqual(nodesOf(pattern) * bound);
      }),
      { numRuns: 1000 },
    );
    expect(bounded).toBeGreaterThan(300);
  });

  it.each([
    ['(a+)+', 20],
    ['(a|a)*', 20],
    ['(?:(?:a?)*)*', 20],
    ['(a{1,9}){1,9}', 40],
  ])('of %s is beyond every budget', (pattern, length) => {
    expect(patternCost(`${pattern}c`, length)?.ways).toBeGreaterThan(1_000_000);
  });

  it.each([
    ['a*c', 1000, 1001],
    ['^[0-9]{6}$', 1000, 1],
    ['a?b?c', 1000, 4],
    ['(a|b|c)d', 1000, 3],
    ['a.*', 1000, 1],
  ])('of %s for %i characters is %i', (pattern, length, ways) => {
    expect(patternCost(pattern, length)?.ways).toBe(ways);
  });
});

function nodesOf(pattern: Pattern): number {
  if (pattern.type === 'character') return 1;
  if (pattern.type === 'repeat') return 1 + nodesOf(pattern.part);
  return 1 + pattern.parts.reduce((sum, part) => sum + nodesOf(part), 0);
}
