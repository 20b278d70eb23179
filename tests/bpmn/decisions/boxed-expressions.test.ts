import { describe, expect, it } from 'vitest';
import {
  decision,
  definitions,
  formal,
  knowledge,
  literal,
  outcomeOf,
  requireKnowledge,
  resultOf,
  said,
} from './decision-diagram.ts';

const valueOf = (logic: string): Promise<unknown> => resultOf(decision('d', logic), 'd');
const entry = (name: string | null, value: string, type?: string): string =>
  `<contextEntry>${name === null ? '' : `<variable name="${name}"${type === undefined ? '' : ` typeRef="${type}"`} />`}${value}</contextEntry>`;
const binding = (name: string, value: string): string =>
  `<binding><parameter name="${name}" />${value}</binding>`;
const invocation = (called: string, bindings: string): string =>
  `<invocation id="call">${literal(called)}${bindings}</invocation>`;
const definition = (parameters: Record<string, string | undefined>, body: string): string =>
  `<functionDefinition id="f">${formal(parameters)}${body}</functionDefinition>`;
const row = (...cells: string[]): string =>
  `<row>${cells.map((cell) => literal(cell)).join('')}</row>`;
const wrongContext = (entries: string): Promise<string[]> =>
  said(definitions(decision('d', `<context id="c">${entries}</context>`)));

describe('boxed expressions (DMN 1.3, 10.2.1)', () => {
  it.each([
    ['1 + 2', 3],
    ['"a" + "b"', 'ab'],
    ['{a: 1, b: a + 1}', { a: 1, b: 2 }],
    ['[1, null]', [1, null]],
    ['null', null],
    ['date("2026-11-26") + duration("P1D")', '2026-11-27'],
    ['duration("P1Y") + duration("P1M")', 'P1Y1M'],
  ])('literal: %s', async (text, value) => {
    expect(await valueOf(literal(text))).toEqual(value);
  });

  it('a literal is of its type', async () => {
    expect(await valueOf(literal('1', ' id="l" typeRef="number"'))).toBe(1);
    expect(await valueOf(literal('1', ' id="l" typeRef="string"'))).toBe('type-mismatch at l');
  });

  it('FEEL answers null where there is no value, and the trace says why', async () => {
    const outcome = await outcomeOf(decision('d', literal('nobody')), 'd');
    expect(outcome).toMatchObject({ ok: true, value: null });
    expect(outcome.ok && outcome.trace.warnings.map(({ element }) => element)).toEqual(['d']);
    expect(await valueOf(literal('1 + "a"'))).toBeNull();
    expect(await valueOf(literal('1 / 0'))).toBeNull();
    expect(await valueOf(literal('"a" = 1'))).toBeNull();
  });

  it('context: later entries see earlier ones, and the last without a name is the result', async () => {
    const entries = entry('a b', literal('2')) + entry('c', literal('a b * 3'));
    expect(await valueOf(`<context>${entries}</context>`)).toEqual({ 'a b': 2, c: 6 });
    const result = entry(null, literal('c + 1'));
    expect(await valueOf(`<context>${entries}${result}</context>`)).toBe(7);
    const typed = entry('a', literal('"x"'), 'number');
    expect(await valueOf(`<context id="c">${typed}</context>`)).toBe('type-mismatch at c');
  });

  it('context: names are written, once, except in the last entry', async () => {
    const twice = entry('a', literal('1')) + entry('a', literal('2'));
    const early = entry(null, literal('1')) + entry('a', literal('2'));
    const unnamed = '<contextEntry><variable />' + literal('1') + '</contextEntry>';
    expect(await wrongContext(twice)).toEqual(['name-duplicate c a']);
    expect(await wrongContext(early)).toEqual(['name-missing c']);
    expect(await wrongContext(unnamed)).toEqual(['name-missing c']);
    expect(await wrongContext('<contextEntry><variable name="a" /></contextEntry>')).toEqual([
      'expression-missing c value',
    ]);
  });

  it('list', async () => {
    expect(await valueOf(`<list>${literal('1')}${literal('"b"')}<list /></list>`)).toEqual([
      1,
      'b',
      [],
    ]);
  });

  it('relation: a list of contexts', async () => {
    const columns = '<column name="a" typeRef="number" /><column name="b c" />';
    const rows = row('1', '"x"') + row('2', 'null');
    const relation = (content: string): string =>
      decision('d', `<relation id="rel">${columns}${content}</relation>`);
    expect(await resultOf(relation(rows), 'd')).toEqual([
      { a: 1, 'b c': 'x' },
      { a: 2, 'b c': null },
    ]);
    expect(await resultOf(relation(row('"1"', '1')), 'd')).toBe('type-mismatch at rel');
    expect(await said(definitions(relation(row('1'))))).toEqual(['cells-miscounted rel 2 1']);
  });

  it('function definition: called by position and by name, over what it sees', async () => {
    const entries =
      entry('factor', literal('10')) +
      entry(
        'scaled',
        definition(
          { 'the value': 'number', less: undefined },
          literal('the value * factor - less'),
        ),
      );
    const calling = (call: string): Promise<unknown> =>
      valueOf(`<context>${entries}${entry(null, literal(call))}</context>`);
    expect(await calling('scaled(2, 1)')).toBe(19);
    expect(await calling('scaled(less: 1, the value: 3)')).toBe(29);
    expect(await calling('for i in [1, 2] return scaled(i, 0)')).toEqual([10, 20]);
    expect(await calling('scaled(2)')).toBe('invocation-failed at f');
    expect(await calling('scaled("2", 1)')).toBe('type-mismatch at f');
  });

  it('a function is no result', async () => {
    expect(await valueOf(definition({ a: undefined }, literal('a')))).toBe('result-not-plain at d');
  });

  it('functions that call each other without end are stopped', async () => {
    const entries =
      entry('again', definition({ f: undefined }, literal('f(f)'))) +
      entry(null, literal('again(again)'));
    expect(await valueOf(`<context id="c">${entries}</context>`)).toBe('nested-too-deep at f');
    const failed = await outcomeOf(decision('d', `<context>${entries}</context>`), 'd');
    expect(failed).toMatchObject({
      message: 'Expected at most 50 calls inside each other, but got more',
    });
  });

  it('invocation: of knowledge, of a function of FEEL', async () => {
    const fee = knowledge(
      'base fee',
      { 'case class': 'string', days: 'number' },
      literal('if case class = "urgent" then days * 2 else days'),
    );
    const calling = (bindings: string, called = 'base fee'): Promise<unknown> =>
      resultOf(
        fee +
          decision('d', invocation(called, bindings), { requires: requireKnowledge('base fee') }),
        'd',
      );
    const urgent = binding('case class', literal('"urgent"'));
    expect(await calling(binding('days', literal('1 + 2')) + urgent)).toBe(6);
    expect(await calling(binding('list', literal('[1, 2]')), 'sum')).toBe(3);
    expect(await calling(urgent)).toBe('invocation-failed at call');
    expect(await calling(urgent + binding('hours', literal('1')))).toBe(
      'invocation-failed at call',
    );
    expect(await calling(urgent, '1')).toBe('invocation-failed at call');
    expect(await calling(urgent, 'nobody')).toBe('invocation-failed at call');
    expect(await calling(urgent + binding('days', literal('"1"')))).toBe(
      'type-mismatch at base_fee',
    );
  });

  it('invocation: a parameter once', async () => {
    const twice = binding('a', literal('1')).repeat(2);
    expect(await said(definitions(decision('d', invocation('sum', twice))))).toEqual([
      'name-duplicate call a',
    ]);
  });

  it.each(['Java', 'PMML'])('refuses functions of %s', async (kind) => {
    const external = `<functionDefinition id="f" kind="${kind}">${literal('1')}</functionDefinition>`;
    expect(await said(definitions(decision('d', external)))).toEqual([
      `function-kind-not-supported f ${kind}`,
    ]);
  });

  it('refuses text that is no FEEL, none at all, and other languages', async () => {
    expect(await said(definitions(decision('d', literal('1 +'))))).toEqual([
      'expression-invalid d',
    ]);
    expect(await said(definitions(decision('d', '<literalExpression />')))).toEqual([
      'expression-missing d text',
    ]);
    const other = literal('1', ' expressionLanguage="http://www.java.com/java"');
    expect(await said(definitions(decision('d', other)))).toEqual([
      'language-not-supported d http://www.java.com/java',
    ]);
  });
});
