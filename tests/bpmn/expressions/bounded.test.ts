import { describe, expect, it } from 'vitest';
import { evaluate, expressionError } from '../../../bpmn/expressions/evaluate.ts';
import type { JsonObject } from '../../../bpmn/model/json.ts';

const run = (source: string, variables: JsonObject = {}): unknown => {
  const result = evaluate(source, { variables, outcome: null, at: 0 });
  return result.ok ? result.value : result.message;
};

const text = `${'a'.repeat(60)}b`;
const steps = 'Expected at most 1000000 steps of evaluation, but got more';
const doubled = (first: string, next: string): string =>
  `for i in 1..60 return if i = 1 then ${first} else ${next}`;
const lists = doubled('[1]', '[partial[-1], partial[-1]]');

const many = Array.from({ length: 150 }, (_, index) => `v${index}`);

describe('an expression ends', () => {
  it.each([
    ['for i in 1..1000000000 return i', steps],
    [`for i in 1..300000 return [${Array(1500).fill('{}').join()}]`, steps],
    [`for i in 1..300000 return [${Array(4000).fill('1').join()}]`, steps],
    [`[${many.join()}, for i in 1..300000 return 1]`, steps],
    ['[long][count(for i in 1..5000 return i) > item]', steps],
    ['for i in 1000000000..1 return i', steps],
    ['for i in [1..1000000000] return i', steps],
    ['for i in (1..1000000000) return i', steps],
    ['{ r: [1..1000000000], c: count(for i in r return i) }.c', steps],
    ['for i in 0.5..2 return i', 'Expected a range of integers to go over, but got 0.5..2'],
    ['for i in 1..exp(1000) return i', expect.stringContaining('Expected a range of integers')],
    ['for i in 1..1000, j in 1..1000, k in 1..1000 return i', steps],
    ['some i in 1..1000000000 satisfies i < 0', steps],
    ['every i in 1..1000000000 satisfies i > 0', steps],
    ['(for i in 1..1000 return i)[count(for j in 1..10000 return j) = item]', steps],
    ['{ f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1), r: f(40) }.r', steps],
    ['{ f: function(n) f(n), r: f(1) }.r', 'Expected calls of limited depth, but got more'],
    ['sort(list, function(a, b) count(for i in 1..10000 return i) > 0)', steps],
    [`count(flatten(${lists}))`, steps],
    [`{ l: ${lists}, r: l = l }.r`, steps],
    [`{ l: ${lists}, r: l instance of list<list<list<number>>> }.r`, steps],
    [`string(${lists})`, steps],
    [`string length((${doubled('"aaaaaaaaaaaaaaaa"', 'partial[-1] + partial[-1]')})[60])`, steps],
    ['string join(for i in 1..1000 return long, long)', steps],
    ['replace(long, "", long)', steps],
    ['replace(long, ".", "$\'")', steps],
    ['distinct values(for i in 1..3000 return { a: i })', steps],
    ['union(for i in 1..3000 return { a: i }, [1])', steps],
    ['for d in @"0001-01-01"..@"9999-12-31" return d', steps],
    [
      '(for d in @"2026-01-01"..@"2026-12-31" return d)[count(for i in 1..5000 return i) > 1]',
      steps,
    ],
    ['distinct values(for i in 1..3000 return duration("P1D") * i)', steps],
    [
      'list replace(for i in 1..2000 return i, function(a, b) count(for j in 1..2000 return j) > b, 1)',
      steps,
    ],
    ['index of(for i in 1..200 return for j in 1..200 return for k in 1..200 return k, 1)', steps],
    [
      '(for i in 1..3000 return { a: i })[starts with(string join(for k in 1..300 return "x"), "x")]',
      steps,
    ],
    ['(function(f) f(f))(function(f) f(f))', 'Expected calls of limited depth, but got more'],
    [
      '{ y: function(f) (function(x) f(x))(function(x) f(x)), r: y(y) }.r',
      'Expected calls of limited depth, but got more',
    ],
    [
      '(function(f) for i in [1, 2] return f(f))(function(f) for i in [1, 2] return f(f))',
      'Expected calls of limited depth, but got more',
    ],
    [`count(flatten(${doubled('[1]', 'append(partial[-1], partial[-1])')}))`, steps],
    [doubled('"a"', 'string join([partial[-1], partial[-1]], "x")'), steps],
    [doubled('"aa"', 'replace(partial[-1], "a", "aa")'), steps],
    [doubled('{ a: 1 }', 'context merge([{ a: partial[-1] }, { b: partial[-1] }])'), steps],
    [`some x in ${'some y in list satisfies '.repeat(40)}true satisfies x`, steps],
    ['9.99999999999999 ** 1000', expect.stringContaining('at most 15 digits')],
    ['2 ** 1000000000', 'Expected a finite number'],
    ['duration("P1D") * 10 ** 300', expect.stringContaining('Expected a shorter duration')],
    [`number("${'9'.repeat(9000)}")`, expect.stringContaining('at most 15 digits')],
    [`matches("a", "${'('.repeat(1001)}")`, expect.stringContaining('1000 characters')],
    [`${'-'.repeat(2000)}1`, expect.stringContaining('200 levels')],
    [lists, 'Expected a value of at most 100000 parts, but got more'],
    ['for i in 1..99 return [partial[-1]]', 'Expected a value of limited depth'],
    ['for i in 1..200000 return i', 'Expected a value of at most 100000 parts, but got more'],
    [`${'('.repeat(250)}1${')'.repeat(250)}[1]`, expect.stringContaining('200 levels')],
    [`1${' + 1'.repeat(5000)}`, expect.stringContaining('10000 characters')],
  ])('%s', (source, message) => {
    const variables = { list: Array.from({ length: 200 }, (_, n) => n), long: 'x'.repeat(20_000) };
    expect(run(source, variables)).toEqual(message);
  });

  it.each([
    '(a+)+$',
    '(a*)*$',
    '(a|a)*$',
    '(a|ab)*$',
    '(?:a+){20}$',
    'a*a*a*a*a*$',
    `${'a?'.repeat(40)}${'a'.repeat(80)}`,
    `${'(a|a)'.repeat(40)}c`,
    '(.*)(.*)(.*)(.*)c',
    '((a{1,60}){1,60})$',
  ])('whatever matches %s', (pattern) => {
    const calls = ['matches(t, p)', 'matches([t], [p])', 'split(t, p)', 'replace(t, p, "")'];
    const other = ['{ m: matches, r: m(t, p) }.r', 'matches(input: t, pattern: p)'];
    for (const call of [...calls, ...other]) expect(run(call, { t: text, p: pattern })).toBe(steps);
  });

  it.each(['(a)\\1', '(?=a)b', '(?<!a)b', '(?<n>a)\\k<n>'])('%s has no bound', (pattern) => {
    expect(run('matches(t, p)', { t: text, p: pattern })).toContain('without look-around');
  });

  it.each([
    ['^\\d{4}-\\d{2}-\\d{2}$', '2026-11-22'],
    ['^1[3-9][0-9]{9}$', '13812345678'],
    ['^[\\w.+-]+@[\\w-]+\\.[a-z]{2,}$', 'someone@example.org'],
    ['^\\p{Script=Han}+$', '闭环'],
    ['.*(urgent|important).*', `${'x'.repeat(1000)} urgent ${'x'.repeat(1000)}`],
    ['^(?:JC|LS)-\\d+$', 'JC-20261122'],
  ])('and %s still matches', (pattern, matching) => {
    expect(run('matches(t, p)', { t: matching, p: pattern })).toBe(true);
  });
});

describe('nothing gets around it', () => {
  it.each([
    ['(function(matches) matches(t, p))()', 'Expected a name of its own'],
    ['for matches in [t] return matches(t, p)', 'Expected a name of its own'],
    ['for m in [?] return m', 'Expected an expression, but got ?'],
    ['{ matches: 1, r: matches(t, p) }', 'Expected a name of its own'],
    ['{ "matches": 1, r: matches(t, p) }', 'Expected a name of its own'],
    ['{ "m\\u0061tches": 1, r: matches(t, p) }', 'Expected a key without escapes'],
    ['{ _range: function(a, b) [1], r: for i in 1..1000000000 return i }', 'a name of its own'],
    ['{ "_range": function(a, b) [1] }', 'Expected a name of its own'],
    ['_range', 'Expected a name of its own'],
    ['[context put({}, "_range", 1)][count(for i in 1..9 return i) > 1]', 'of another name'],
  ])('%s', (source, message) => {
    const result = run(source, { t: text, p: '(a|a)*$' });
    expect(result).toEqual(expect.stringContaining(message));
  });

  it('a range ends where it says', () => {
    expect(run('for i in 2..0 return i')).toEqual([2, 1, 0]);
    expect(run('for i in (1..3] return i')).toEqual([2, 3]);
  });

  it('variables of such names are only variables', () => {
    expect(run('matches', { matches: 1 })).toBe(1);
    expect(run('[context put({}, "matches", 1)][matches("a", "a") = true]')).toEqual([]);
    expect(run('{ matches: true }')).toEqual({ matches: true });
    expect(run('a[b > 1].matches', { a: [{ b: 2, matches: 'x' }] })).toEqual(['x']);
  });

  it.each([
    'get value({ a: 1 }, "__proto__")',
    'get value({ a: 1 }, ["a", "constructor"])',
    'get value(date("2026-11-27"), "value")',
    '{ a: 1 }.__proto__',
    '{ a: 1 }.constructor',
    '{ "__proto__": { a: 1 } }.a',
    'context put({}, ["__proto__", "a"], 1).a',
    'context([{ key: "__proto__", value: { a: 1 } }]).a',
    'context merge([{ "__proto__": { a: 1 } }]).a',
    'duration("P1D").unwrap',
    'time("10:00:00").zone',
    '[1..2].valueType',
    'globalThis',
    'process.env',
    'eval("1")',
    'Function("return 1")()',
    'import("fs")',
  ])('%s is nothing of the host', (source) => {
    expect(run(source)).toBeNull();
    expect(run('{}.a')).toBeNull();
  });

  it.each(['(function(x) x).fn', 'sum.fn', 'matches.parameterNames', '[sum].fn'])(
    '%s is nothing of a function',
    (source) => {
      expect([run(source)].flat()).toEqual([null]);
    },
  );
});

describe('expressionError', () => {
  it.each([
    'matches(x, "(a+)+$")',
    'replace(input: x, pattern: "(?=a)", replacement: "")',
    'split(x, "(a)\\\\1")',
    '1234567890123456789',
    '0.1234567890123456',
    '1e5',
    `[${Array.from({ length: 201 }, (_, index) => `v${index}`).join()}]`,
    `${'['.repeat(201)}1${']'.repeat(201)}`,
  ])('%s is refused before it runs', (source) => {
    expect(expressionError(source)).toEqual(expect.stringContaining('Expected'));
  });

  it('has no objection to what is only long', () => {
    expect(
      expressionError('matches(x, "^[a-z]+$") and 123456789.012345 > 9007199254740991'),
    ).toBeNull();
  });
});
