import { describe, expect, it } from 'vitest';
import { evaluate, expressionError } from '../../../bpmn/expressions/evaluate.ts';
import type { JsonObject } from '../../../bpmn/model/json.ts';

const at = Date.UTC(2026, 10, 22, 16, 30);
const value = (
  source: string,
  variables: JsonObject = {},
  outcome: string | null = null,
): unknown => {
  const result = evaluate(source, { variables, outcome, at });
  return result.ok ? result.value : result;
};

const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;

describe('evaluate', () => {
  it.each([
    ['n + 1', { n: 2 }, 3],
    ['n - 1 - 1', { n: 5 }, 3],
    ['n * 2 + 1', { n: 2 }, 5],
    ['n = null', { n: null }, true],
    ['n != "a"', { n: 'b' }, true],
    ['n = "a"', { n: 1 }, null],
    ['n < 3', { n: 1 }, true],
    ['n <= 1', { n: 1 }, true],
    ['n > 1', { n: 1 }, false],
    ['n >= "b"', { n: 'c' }, true],
    ['a and b', { a: true, b: null }, null],
    ['a and b', { a: true, b: true }, true],
    ['a or b', { a: null, b: true }, true],
    ['a or b', { a: false, b: false }, false],
    ['a or b', { a: false, b: 'x' }, null],
    ['if n > 1 then "many" else "one"', { n: 2 }, 'many'],
    ['if n then "yes" else "no"', { n: null }, 'no'],
    ['{ a: 1, b: a + n }', { n: 2 }, { a: 1, b: 3 }],
    ['{}', {}, {}],
    ['(a.b.c)', { a: { b: { c: [1] } } }, [1]],
    ['a.b.c', { a: { b: 3 } }, null],
    ['a.b', { a: [{ b: 1 }, { b: 2 }] }, [1, 2]],
    ['missing', {}, null],
    ['not(missing)', {}, null],
    ['count(list)', { list: [1, 2] }, 2],
    ['some x in list satisfies x > limit', { list: [1, 5], limit: 4 }, true],
    ['list[item > 1]', { list: [1, 2, 3] }, [2, 3]],
    ['"a\\"b"', {}, 'a"b'],
    ['// a remark\nn', { n: 1 }, 1],
    ['n // a remark', { n: 1 }, 1],
    ['duration("PT90M")', {}, 'PT1H30M'],
    ['date("2026-11-22")', {}, '2026-11-22'],
    ['time("10:00:00Z")', {}, '10:00:00Z'],
  ])('%s of %j is %j', (source, variables, expected) => {
    expect(value(source, variables)).toEqual(expected);
  });

  it('knows the outcome of the nearest task before any variable of that name', () => {
    expect(value('outcome = "a"', { outcome: 'b' }, 'a')).toBe(true);
    expect(value('string length(outcome)', {}, 'abc')).toBe(3);
    expect(value('outcome')).toBeNull();
  });

  it('takes the time from the event, whatever way it is asked for', () => {
    expect(value('now')).toBe('2026-11-22T16:30:00Z');
    expect(value('now()')).toBe('2026-11-22T16:30:00Z');
    expect(value('string(today( ))')).toBe('2026-11-22');
    expect(value('now + duration("P1D")')).toBe('2026-11-23T16:30:00Z');
    expect(value('[now(), now][1] = now()')).toBe(true);
  });

  it.each([
    ['1 +', 'a syntax error'],
    ['', 'nothing'],
    ['1) + (2', 'brackets that only fit into something else'],
    ['function(x) x', 'a function'],
    ['[1..3]', 'a range'],
    ['1 > {}', 'what cannot be compared'],
    ['exp(1000)', 'a number that is none'],
  ])('%s: %s is an error value', (source) => {
    expect(value(source)).toMatchObject({ ok: false });
  });

  it('evaluates again without the complaints of the last time', () => {
    const scope = { outcome: null, at };
    expect(evaluate('count(a.b)', { ...scope, variables: {} })).toEqual({ ok: true, value: null });
    expect(evaluate('count(a.b)', { ...scope, variables: { a: { b: [1] } } })).toEqual({
      ok: true,
      value: 1,
    });
  });

  it('limits how deep a value may be', () => {
    expect(value(`reverse(${deep(20)})`)).toBeInstanceOf(Array);
    expect(value(`reverse(${deep(70)})`)).toMatchObject({ ok: false });
  });

  it.each(['min(l) = 0', 'max(l) = 149999', 'mode(l)[1] = 0'])(
    'answers %s of a long list however deep the stack of the host is by then',
    (text) => {
      const l = Array.from({ length: 150_000 }, (_, index) => index);
      const deeper = (frames: number): unknown =>
        frames === 0 ? value(text, { l }) : deeper(frames - 1);
      expect(value(text, { l })).toBe(true);
      expect(deeper(2000)).toBe(true);
    },
  );

  it('goes on when more texts were seen than are kept', () => {
    for (let index = 0; index < 5000; index += 1) expect(value(`${index}`)).toBe(index);
    expect(value('1 + 1')).toBe(2);
  });
});

describe('expressionError', () => {
  it('says what is wrong, or nothing', () => {
    expect(expressionError('a = "b"')).toBeNull();
    expect(expressionError('every x in y satisfies x > 1')).toBeNull();
    expect(expressionError('a = ')).toEqual(expect.any(String));
    expect(expressionError(`${'('.repeat(60)}1${')'.repeat(60)}`)).toBeNull();
  });
});

describe('the host stays out of reach', () => {
  it.each([
    '"a".constructor',
    '[].constructor',
    '{}.constructor',
    '{}.__proto__',
    'constructor',
    '__proto__',
    'toString',
    'a.__proto__',
    'a.constructor',
    'a.constructor.constructor("return 1")()',
    'get value({}, "__proto__")',
    'get value({}, "constructor")',
    'hasOwnProperty("a")',
    '(function(x) x).constructor',
    '(function(x) x).fn.constructor',
    '(function(x) x).fn.caller',
    '(function(x) x).invoke',
    'process',
    'globalThis',
    'now.constructor',
    'now.value.constructor',
  ])('%s reaches nothing', (source) => {
    const result = evaluate(source, { variables: { a: { b: 1 } }, outcome: null, at });
    const reached = result.ok ? [result.value].flat() : [];
    expect(reached.every((one) => one === null)).toBe(true);
  });

  it('a context cannot change what objects are made of', () => {
    const scope = { variables: {}, outcome: null, at };
    evaluate('{ "__proto__": { polluted: 1 } }', scope);
    evaluate('context put({}, ["__proto__", "polluted"], 1)', scope);
    evaluate('context merge([{}, { "__proto__": { polluted: 1 } }])', scope);
    evaluate('context([{ key: "__proto__", value: { polluted: 1 } }])', scope);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(value('{ __proto__: 1 }')).toEqual({});
  });
});
