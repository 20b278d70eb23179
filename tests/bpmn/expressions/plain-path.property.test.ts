import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../bpmn/expressions/evaluate.ts';
import { compileFeel } from '../../../bpmn/expressions/feel-expression.ts';
import { parsePlain } from '../../../bpmn/expressions/parse-plain.ts';
import type { Json, JsonObject } from '../../../bpmn/model/json.ts';

const name = fc.constantFrom('a', 'b', 'c', 'settings', 'count', 'outcome', 'unknown');
const literal = fc.oneof(
  fc.nat(5).map(String),
  fc.constantFrom('1.5', '"x"', '"y"', '""', 'true', 'false', 'null', '-1'),
);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));
const space = fc.constantFrom(' ', '  ', '\n');

const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literal,
    path,
    fc
      .tuple(
        tie('any'),
        space,
        fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or', '+', '-', '*'),
        space,
        tie('any'),
      )
      .map(
        ([left, before, operator, after, right]) => `(${left})${before}${operator}${after}${right}`,
      ),
    fc
      .tuple(path, fc.constantFrom('=', '<', '+', '-', '*'), literal)
      .map((parts) => parts.join('')),
    fc
      .tuple(tie('any'), tie('any'), tie('any'))
      .map(([test, yes, no]) => `if ${test} then ${yes} else ${no}`),
    fc
      .tuple(name, tie('any'), name, tie('any'))
      .map(([key, one, other, two]) => `{ ${key}: ${one}, ${other}: ${two} }`),
  ),
})).any;

const primitive = fc.constantFrom<null | boolean | number | string>(
  null,
  true,
  false,
  0,
  1,
  2.5,
  'x',
  'y',
  '',
);
const json = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    primitive,
    fc.array(tie('any'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'settings'), tie('any'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).any;
const variables = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'settings', 'count'), json, {
  noNullPrototype: true,
});

describe('the plain path', () => {
  it('answers as the other path does', () => {
    fc.assert(
      fc.property(expression, variables, fc.constantFrom(null, 'x'), (source, given, outcome) => {
        expect(ours(source, given, outcome)).toEqual(theirs(source, given, outcome));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes what conditions are made of', () => {
    const plain = [
      'outcome = "a"',
      'n >= settings.quota',
      'a = true and (b != null or c < 3)',
      '{ filed: true, n: n + 1 }',
    ];
    expect(plain.map((source) => parsePlain(source) === null)).toEqual(plain.map(() => false));
  });

  it.each([
    'now',
    'a b',
    'a[1]',
    'not(a)',
    '"a\\nb"',
    'a-b-c d',
    '1..2',
    'x in [1]',
    'a and',
    '(a',
    '{ a 1 }',
    '{ "a": 1 }',
    'a.1',
    '1a',
    '@"P1D"',
    'if a then b',
    'a.now',
    '{ a: 1, }',
  ])('leaves %s to feelin', (source) => {
    expect(parsePlain(source)).toBeNull();
  });
});

function ours(source: string, given: JsonObject, outcome: string | null): unknown {
  const result = evaluate(source, { variables: given, outcome, at: 0 });
  return result.ok ? result.value : 'error';
}

/** The same text without the plain path. */
function theirs(source: string, given: JsonObject, outcome: string | null): unknown {
  const compiled = compileFeel(source);
  if ('error' in compiled) return 'error';
  const result = compiled({ variables: given, outcome, at: 0 });
  return result.ok ? result.value : 'error';
}
