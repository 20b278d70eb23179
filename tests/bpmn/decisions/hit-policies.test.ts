import { describe, expect, it } from 'vitest';
import {
  decision,
  defaultEntry,
  input,
  outcomeOf,
  outputValues,
  requireInput,
  resultOf,
  said,
  definitions,
  table,
} from './decision-diagram.ts';

const severities = `|${outputValues('"high","middle","low"')}`;

interface Policy {
  readonly attributes: string;
  readonly outputs?: readonly string[];
  readonly rules: readonly (readonly string[])[];
}
const deciding = ({ attributes, outputs, rules }: Policy): string =>
  input('x') +
  decision(
    'd',
    table({ attributes, inputs: ['x'], ...(outputs === undefined ? {} : { outputs }), rules }),
    { requires: requireInput('x') },
  );
const given = (policy: Policy, x: number): Promise<unknown> =>
  resultOf(deciding(policy), 'd', { x });

const overlapping = [
  ['>= 1', '"low"'],
  ['>= 2', '"high"'],
  ['>= 3', '"middle"'],
];
const numbers = [
  ['>= 1', '10'],
  ['>= 2', '5'],
  ['>= 3', '20'],
];

const any = (first: string, second: string): Policy => ({
  attributes: 'hitPolicy="ANY"',
  outputs: ['name="a"', 'name="b"'],
  rules: [
    ['>= 1', first, '1'],
    ['>= 2', second, '1'],
  ],
});

describe('hit policies (DMN 1.3, 8.2.11)', () => {
  it('takes UNIQUE where none is written, and refuses a second match', async () => {
    expect(await given({ attributes: '', rules: overlapping }, 1)).toBe('low');
    expect(await given({ attributes: '', rules: overlapping }, 2)).toBe(
      'several-rules-match at table',
    );
    const outcome = await outcomeOf(deciding({ attributes: '', rules: overlapping }), 'd', {
      x: 3,
    });
    expect(outcome).toMatchObject({ message: 'Expected one rule to match, but got 1, 2, 3' });
  });

  it('ANY gives what all rules that match agree upon', async () => {
    expect(await given(any('"same"', '"same"'), 2)).toEqual({ a: 'same', b: 1 });
    expect(await given(any('null', 'null'), 2)).toEqual({ a: null, b: 1 });
    expect(await given(any('"one"', '"other"'), 1)).toEqual({ a: 'one', b: 1 });
    expect(await given(any('"one"', '"other"'), 2)).toBe('outputs-differ at table');
    expect(await given(any('"one"', 'null'), 2)).toBe('outputs-differ at table');
  });

  it('PRIORITY gives the match whose output stands first in the output values', async () => {
    const priority = { attributes: 'hitPolicy="PRIORITY"', outputs: [severities] };
    expect(await given({ ...priority, rules: overlapping }, 1)).toBe('low');
    expect(await given({ ...priority, rules: overlapping }, 3)).toBe('high');
  });

  it('OUTPUT ORDER gives all of them in the order of the output values', async () => {
    const order = { attributes: 'hitPolicy="OUTPUT ORDER"', outputs: [severities] };
    expect(await given({ ...order, rules: overlapping }, 3)).toEqual(['high', 'middle', 'low']);
    expect(await given({ ...order, rules: overlapping }, 1)).toEqual(['low']);
  });

  it('compares several outputs from the left; null comes last; equals stay in the order of the table', async () => {
    const policy = {
      attributes: 'hitPolicy="OUTPUT ORDER"',
      outputs: [`name="a"${severities}`, `name="b"|${outputValues('2, 1')}`, 'name="c"'],
      rules: [
        ['-', 'null', '2', '"first"'],
        ['-', '"low"', '1', '"second"'],
        ['-', '"low"', '2', '"third"'],
        ['-', '"high"', '1', '"fourth"'],
        ['-', '"low"', '1', '"fifth"'],
      ],
    };
    const value = await given(policy, 0);
    expect(value).toMatchObject([
      { c: 'fourth' },
      { c: 'third' },
      { c: 'second' },
      { c: 'fifth' },
      { c: 'first' },
    ]);
  });

  it('PRIORITY with several outputs takes the whole of the match that comes first', async () => {
    const policy = {
      attributes: 'hitPolicy="PRIORITY"',
      outputs: [`name="a"${severities}`, `name="b"|${outputValues('2, 1')}`],
      rules: [
        ['-', '"middle"', '2'],
        ['>= 1', '"high"', '1'],
        ['>= 2', '"high"', '2'],
      ],
    };
    expect(await given(policy, 0)).toEqual({ a: 'middle', b: 2 });
    expect(await given(policy, 1)).toEqual({ a: 'high', b: 1 });
    expect(await given(policy, 2)).toEqual({ a: 'high', b: 2 });
  });

  it.each(['PRIORITY', 'OUTPUT ORDER'])('refuses %s without output values', async (hitPolicy) => {
    const policy = { attributes: `hitPolicy="${hitPolicy}"`, rules: overlapping };
    expect(await said(definitions(deciding(policy)))).toEqual([
      `output-values-missing table ${hitPolicy}`,
    ]);
  });

  it('refuses an output that is none of the output values', async () => {
    const policy = {
      attributes: 'hitPolicy="PRIORITY"',
      outputs: [severities],
      rules: [['-', '"none"']],
    };
    expect(await given(policy, 1)).toBe('output-value-not-allowed at out0');
  });

  it('FIRST gives the first match and does not look at the others', async () => {
    const policy = {
      attributes: 'hitPolicy="FIRST"',
      rules: [...overlapping, ['>= 1', 'nobody["needs"']],
    };
    const first = { attributes: 'hitPolicy="FIRST"', rules: overlapping };
    expect(await given(first, 3)).toBe('low');
    const outcome = await outcomeOf(deciding(first), 'd', { x: 3 });
    expect(outcome.ok && outcome.trace.tables[0]?.matched.map(({ rule }) => rule)).toEqual([
      'rule1',
    ]);
    expect(await said(definitions(deciding(policy)))).toEqual(['expression-invalid rule4']);
  });

  it('RULE ORDER and COLLECT give all matches in the order of the table', async () => {
    for (const hitPolicy of ['RULE ORDER', 'COLLECT']) {
      const policy = { attributes: `hitPolicy="${hitPolicy}"`, rules: overlapping };
      expect(await given(policy, 3)).toEqual(['low', 'high', 'middle']);
      expect(await given(policy, 1)).toEqual(['low']);
    }
  });

  it.each([
    ['SUM', 35, 10, null],
    ['MIN', 5, 10, null],
    ['MAX', 20, 10, null],
    ['COUNT', 3, 1, 0],
  ])('COLLECT with %s', async (aggregation, ofThree, ofOne, ofNone) => {
    const policy = {
      attributes: `hitPolicy="COLLECT" aggregation="${aggregation}"`,
      rules: numbers,
    };
    expect(await given(policy, 3)).toBe(ofThree);
    expect(await given(policy, 1)).toBe(ofOne);
    expect(await given(policy, 0)).toBe(ofNone);
  });

  it.each([
    ['SUM', ['0.1', '0.2', '0.2'], 0.5],
    ['COUNT', ['"a"', '"a"', 'null'], 3],
    ['MIN', ['"b"', '"a"'], 'a'],
    ['MAX', ['date("2026-01-31")', 'date("2026-02-01")'], '2026-02-01'],
    ['MAX', ['duration("PT90M")', 'duration("PT1H")'], 'PT1H30M'],
    ['SUM', ['1', '"a"'], null],
    ['MIN', ['1', '"a"'], null],
    ['MAX', ['"a"', 'null'], null],
  ])('COLLECT with %s of %j: equal outputs count each', async (aggregation, outputs, value) => {
    const attributes = `hitPolicy="COLLECT" aggregation="${aggregation}"`;
    const rules = outputs.map((output) => ['-', output]);
    expect(await given({ attributes, rules }, 1)).toBe(value);
  });

  it('COLLECT and RULE ORDER of several outputs give a context for each match', async () => {
    for (const hitPolicy of ['COLLECT', 'RULE ORDER']) {
      const policy = {
        attributes: `hitPolicy="${hitPolicy}"`,
        outputs: ['name="a"', 'name="b c"'],
        rules: [
          ['>= 1', '1', '"x"'],
          ['>= 2', '2', 'null'],
        ],
      };
      expect(await given(policy, 2)).toEqual([
        { a: 1, 'b c': 'x' },
        { a: 2, 'b c': null },
      ]);
    }
  });

  it('refuses aggregation of several outputs, without COLLECT, and of a kind that is none', async () => {
    const several = {
      attributes: 'hitPolicy="COLLECT" aggregation="SUM"',
      outputs: ['name="a"', 'name="b"'],
      rules: [['-', '1', '2']],
    };
    expect(await said(definitions(deciding(several)))).toEqual([
      'aggregation-of-several-outputs table SUM 2',
    ]);
    const unique = { attributes: 'aggregation="SUM"', rules: numbers };
    expect(await said(definitions(deciding(unique)))).toEqual([
      'aggregation-without-collect table UNIQUE SUM',
    ]);
    const unknown = { attributes: 'hitPolicy="COLLECT" aggregation="MEAN"', rules: numbers };
    expect(await said(definitions(deciding(unknown)))).toEqual(['aggregation-unknown table MEAN']);
    const policy = { attributes: 'hitPolicy="LAST"', rules: numbers };
    expect(await said(definitions(deciding(policy)))).toEqual(['hit-policy-unknown table LAST']);
  });

  it.each([
    ['UNIQUE', null],
    ['FIRST', null],
    ['ANY', null],
    ['PRIORITY', null],
    ['COLLECT', []],
    ['RULE ORDER', []],
    ['OUTPUT ORDER', []],
  ])('%s without a match gives the default output, or else %j', async (hitPolicy, nothing) => {
    const attributes = `hitPolicy="${hitPolicy}"`;
    const values = outputValues('"high","middle","low"');
    const outputs = [`|${values}${defaultEntry('"none"')}`];
    expect(await given({ attributes, outputs, rules: overlapping }, 0)).toBe('none');
    expect(await given({ attributes, outputs: [severities], rules: overlapping }, 0)).toEqual(
      nothing,
    );
  });

  it('the default output of several outputs has null where none is written', async () => {
    const outputs = [`name="a"|${defaultEntry('1 + 1')}`, 'name="b"'];
    const rules = [['> 0', '1', '1']];
    expect(await given({ attributes: '', outputs, rules }, 0)).toEqual({ a: 2, b: null });
  });
});

describe('the trace of a decision table', () => {
  it('says which rules matched, upon which inputs, and what each gave', async () => {
    const outcome = await outcomeOf(
      deciding({ attributes: 'hitPolicy="COLLECT" aggregation="SUM"', rules: numbers }),
      'd',
      { x: 2 },
    );
    expect(outcome).toEqual({
      ok: true,
      value: 15,
      trace: {
        tables: [
          {
            table: 'table',
            owner: 'd',
            hitPolicy: 'COLLECT',
            inputs: [{ label: 'x', value: 2 }],
            matched: [
              { rule: 'rule1', number: 1, outputs: [10], annotations: [] },
              { rule: 'rule2', number: 2, outputs: [5], annotations: [] },
            ],
          },
        ],
        warnings: [],
      },
    });
  });
});
