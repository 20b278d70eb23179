import { describe, expect, it } from 'vitest';
import { evaluate, expressionError } from '../../../bpmn/expressions/evaluate.ts';
import { testFeelText } from '../../../bpmn/expressions/feel-runtime.ts';
import type { Json, JsonObject } from '../../../bpmn/model/json.ts';

const variables: JsonObject = {
  days: [{ on: '2026-11-27', open: true }],
  people: [
    { name: 'Ann', present: true },
    { name: 'Bo', present: false },
  ],
  second: 2,
  none: null,
};

const valueOf = (source: string): Json | string => {
  const evaluation = evaluate(source, { variables, outcome: null, at: 0 });
  return evaluation.ok ? evaluation.value : `failed: ${evaluation.message}`;
};

type Rows = readonly (readonly [string, Json])[];

const check = (rows: Rows): void => {
  it.each(rows)('%s', (source, value) => {
    expect(valueOf(source)).toEqual(value);
  });
};

describe('durations are equal when they are as long (DMN 1.3, table 53)', () => {
  check([
    ['duration("P200D") = duration("P201D")', false],
    ['duration("PT0.2S") = duration("PT0.7S")', false],
    ['duration("P1D") = duration("PT24H")', true],
    ['duration("P1Y") = duration("P12M")', true],
    ['duration("P1Y") = duration("P365D")', null],
    ['duration("P1Y") != duration("P365D")', null],
    ['time("10:00:00.0001") = time("10:00:00.0002")', false],
    ['time("10:00:00Z") = time("18:00:00+08:00")', true],
    [
      'date and time("2026-11-27T10:00:00@Asia/Shanghai") = date and time("2026-11-27T02:00:00Z")',
      true,
    ],
    ['date and time("2026-11-27T10:00:00") = date and time("2026-11-27T10:00:00Z")', false],
    ['duration("P200D") in (duration("P201D"))', false],
    ['duration("P200D") in [duration("P201D"), duration("PT4800H")]', true],
    ['duration("P1Y") in [duration("P365D")]', null],
    ['[] = [null]', false],
    ['[[1]] = [1]', false],
    ['[1] = 1', true],
    ['list contains([duration("P1D")], duration("PT24H"))', true],
    ['list contains([date("2026-11-27")], date("2026-11-27"))', true],
    ['list contains([{ a: 1 }], { a: 1 })', true],
    ['index of([[1], [2]], [2])', [2]],
    [
      'distinct values([duration("P200D"), duration("P201D"), duration("PT4800H")])',
      ['P200D', 'P201D'],
    ],
    ['is(duration("P200D"), duration("P201D"))', false],
  ]);

  it('in an input entry, too', () => {
    const entry = testFeelText('duration("P200D")', 'P201D', {}, 0);
    expect(entry).toMatchObject({ ok: true, value: false });
  });
});

describe('dates, times and durations are calculated with (DMN 1.3, tables 57 and 59)', () => {
  check([
    ['date and time("2026-11-27T10:00:00Z") - date and time("2026-11-27T10:00:00+08:00")', 'PT8H'],
    ['date and time("2026-11-27T10:00:00Z") - date and time("2026-11-27T10:00:00")', null],
    ['date and time("2026-11-27T10:00:00@Asia/Shanghai") - date("2026-11-26")', 'P1DT2H'],
    ['time("10:00:00Z") - time("10:00:00+02:00")', 'PT2H'],
    ['date("2026-11-27") - time("10:00:00")', null],
    ['date("2026-03-01") - duration("PT1H")', '2026-02-28'],
    ['date("2026-02-28") + duration("PT36H")', '2026-03-01'],
    ['duration("PT36H") + date("2026-02-28")', '2026-03-01'],
    ['time("10:00:00") + duration("P1Y")', null],
    ['duration("P1D") * 0.1', 'PT2H24M'],
    ['2.5 * duration("P1Y11M")', 'P4Y9M'],
    ['duration("P10Y11M") / -2.5', '-P4Y4M'],
    ['duration("P1D") / 0', null],
    ['duration("P1D") / duration("PT36H")', 0.666666666666667],
    ['duration("P1Y") / duration("P1D")', null],
    ['duration("P1D") * duration("P1D")', null],
    ['-duration("P1DT2H")', '-P1DT2H'],
    ['-"text"', null],
    ['years and months duration(date("2025-12-31"), date("2027-03-01"))', 'P1Y2M'],
    ['date and time("2026-11-27T10:00:00Z") < date and time("2026-11-27T10:00:00")', null],
    ['time("10:00:00") < time("11:00:00+08:00")', null],
  ]);
});

describe('a text that is no date, time or duration is none', () => {
  check([
    ['duration("P1Y1D")', null],
    ['@"P1M1D"', null],
    ['date("2026-11-27T10:00:00")', null],
    ['date("20261127")', null],
    ['date and time("2026-11-27T10")', null],
    ['time("10:00:00+23:00")', null],
    ['date and time("2026-11-27T10:00:00+01:00@Asia/Shanghai")', null],
    ['time("10:00")', '10:00:00'],
    ['date(from: "2026-11-27")', '2026-11-27'],
    ['days[date(on) = date("2026-11-27")].open', [true]],
    ['time(10, 0, 30.5)', 'failed: Expected a whole number in a date or time, but got 30.5'],
    ['date(2026.5, 1, 1)', 'failed: Expected a whole number in a date or time, but got 2026.5'],
    ['date(-44, 3, 15)', 'failed: Expected a year of four digits, but got -000044-03-15'],
    [
      'date("9999-12-31") + duration("P1D")',
      'failed: Expected a year of four digits, but got +010000-01-01',
    ],
    ['date(2026, 11, 27).value', null],
    ['duration("P1D").iso', null],
  ]);
});

describe('functions (DMN 1.3, 10.3.4)', () => {
  check([
    ['median([10, 9, 100])', 10],
    ['median(0.1, 0.2)', 0.15],
    ['mode([10, 9, 9, 100, 100])', [9, 100]],
    ['stddev([0.1, 0.1, 0.1])', 0],
    ['stddev([2, 4, 7, 5])', 2.08166599946613],
    ['min([date("2026-11-27"), date("2026-11-26")])', '2026-11-26'],
    ['max("a", "c", "b")', 'c'],
    ['min(1, "a")', null],
    ['substring("文档🐎ab", -3)', '🐎ab'],
    ['substring("abc", 0)', null],
    ['substring("abc", -4)', null],
    ['substring(string: "abc", start position: 2, length: 1)', 'b'],
    ['sublist([1, 2, 3], 0)', null],
    ['sublist(list: [1, 2, 3], start position: 2)', [2, 3]],
    ['list replace([1, 2, 3], -1, 9)', [1, 2, 9]],
    ['list replace([1, 2, 3], 4, 9)', null],
    ['list replace([1, 2, 3], function(item, new) item < new, 2)', [2, 2, 3]],
    ['remove([1, 2, 3], -1)', [1, 2]],
    ['remove([1, 2, 3], 0)', null],
    ['remove([1, 2, 3], 4)', null],
    ['insert before([1, 2], -1, 9)', [1, 9, 2]],
    ['insert before([1, 2], 3, 9)', [1, 2, 9]],
    ['insert before([1, 2], 0, 9)', null],
    ['insert before([1, 2], 4, 9)', null],
    ['list replace([1, 2, 3], 2.5, 9)', null],
    ['list replace([1, 2, 3], function(item) item = 2, 9)', null],
    ['list replace([1, 2, 3], function(item, new, more) item = 2, 9)', null],
    ['list replace([1, 2, 3], function(item, new) item, 9)', null],
    ['list replace(list: [1, 2, 3], match: function(item, new) item = 2, newItem: 9)', [1, 9, 3]],
    ['list replace(1, 1, 5)', [5]],
    ['sort([3, 1, 2], function(a) a)', null],
    ['sort([3, 1, 2], function(a, b) a < b)', [1, 2, 3]],
    ['number("")', null],
    ['number("0x10")', null],
    ['number("1.000,5", ".", ",")', 1000.5],
    ['number("1,5", ",", ",")', null],
    ['number("9007199254740993")', 'failed: Expected a result of at most 15 digits, but got more'],
    ['string(1000000000000 * 1000000000)', '1000000000000000000000'],
    ['string(0.0000001)', '0.0000001'],
    ['string([1..3))', '[1..3)'],
    ['string({ a: ["x", 1, null] })', '{a: ["x", 1, null]}'],
    ['get value({ a: { b: 2 } }, ["a", "b"])', 2],
    ['get value({ a: 1 }, ["a", "constructor"])', null],
  ]);
});

describe('relations of ranges (DMN 1.3, table 78)', () => {
  check([
    ['overlaps before([1..5], [3..8])', true],
    ['overlaps before([1..5], (5..8])', false],
    ['overlaps before([1..5], [1..5])', false],
    ['overlaps after([3..8], [1..5])', true],
    ['overlaps after([1..8], (1..5])', false],
    ['finishes(10, [1..10])', true],
    ['finishes(10, [1..10))', false],
    ['finishes([5..10], [1..10])', true],
    ['finished by([1..10], 10)', true],
    ['finished by([1..10], [5..10))', false],
    ['during(5, [1..10])', true],
    ['during([1..10], (1..10])', false],
    ['starts(1, [1..10])', true],
    ['starts([1..5), [1..5])', true],
    ['started by([1..10], [1..5])', true],
    ['coincides([1..5], [1..5])', true],
    ['coincides([1..5], [1..5))', false],
    ['coincides(date("2026-11-27"), date("2026-11-27"))', true],
    ['starts(none, [1..10])', null],
    ['during(5, 5)', null],
  ]);
});

describe('conditions and quantifiers have three values', () => {
  check([
    ['if "text" then 1 else 2', 2],
    ['if second then 1 else 2', 2],
    ['if [true][1] then 1 else 2', 1],
    ['some x in [1, null] satisfies x > 5', null],
    ['every x in [1, null] satisfies x > 0', null],
    ['not(some x in [1, null] satisfies x > 5)', null],
    ['some x in [null, 6] satisfies x > 5', true],
    ['every x in [null, 6] satisfies x > 9', false],
    ['some x in [1, 2], y in [x, 5] satisfies y > 4', true],
    ['every x in [] satisfies x', true],
    ['some x in none satisfies true', null],
    ['{ partial: 2, r: some x in [1, 2] satisfies x = partial }.r', true],
  ]);
});

describe('filters (DMN 1.3, table 55)', () => {
  check([
    ['people[starts with(name, "A")].name', ['Ann']],
    ['people[present].name', ['Ann']],
    ['people[not(present)].name', ['Bo']],
    ['people[name = "Bo"].present', [false]],
    ['people[second].name', 'Bo'],
    ['people[-second].name', 'Ann'],
    ['people[count(people) + 1]', null],
    ['people[some n in ["Bo"] satisfies n = name].name', ['Bo']],
    ['people[if present then name = "Ann" else false].name', ['Ann']],
    ['[true, false][item]', [true]],
    ['none[second]', null],
  ]);
});

describe('ranges and loops', () => {
  check([
    ['5 in [none..10]', null],
    ['5 in (1..none)', null],
    ['{ low: 1, r: 5 in [low..10] }.r', true],
    [
      'for d in date("2026-11-29")..date("2026-12-01") return d',
      ['2026-11-29', '2026-11-30', '2026-12-01'],
    ],
    ['for d in date("2026-12-01")..date("2026-11-30") return d', ['2026-12-01', '2026-11-30']],
    ['for i in "x" return i', ['x']],
    ['for i in none return i', null],
    ['2 ** 53', 9007199254740992],
    ['2 ** 64', expect.stringContaining('at most 15 digits')],
    ['1.1 ** 2', 1.21],
    ['2 ** -2', 0.25],
    ['0 ** -1', expect.stringContaining('at most 15 digits')],
  ] as Rows);

  it('an entry is written once', () => {
    expect(expressionError('{ a: 1, b: 2, a: 3 }')).toContain('a twice');
    expect(expressionError('{ a: 1, b: { a: 3 } }')).toBeNull();
  });
});
