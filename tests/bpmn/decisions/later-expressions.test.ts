import { describe, expect, it } from 'vitest';
import {
  decision,
  definitions,
  input,
  literal,
  outcomeOf,
  requireInput,
  resultOf,
  said,
  table,
} from './decision-diagram.ts';

const part = (name: string, logic: string, attributes = ''): string =>
  `<${name}${attributes}>${logic}</${name}>`;
const when = (condition: string, yes: string, no: string): string =>
  `<conditional id="c">${part('if', condition)}${part('then', yes)}${part('else', no)}</conditional>`;
const filter = (source: string, match: string): string =>
  `<filter id="f">${part('in', source)}${part('match', match)}</filter>`;
const loop = (source: string, result: string, type = ''): string =>
  `<for id="l" iteratorVariable="n">${part('in', source, type)}${part('return', result)}</for>`;
const quantified = (kind: string, source: string, satisfies: string): string =>
  `<${kind} id="q" iteratorVariable="n">${part('in', source)}${part('satisfies', satisfies)}</${kind}>`;
const some = (source: string, satisfies: string): string =>
  quantified('some', literal(source), literal(satisfies));
const every = (source: string, satisfies: string): string =>
  quantified('every', literal(source), literal(satisfies));

/** Ids are unique: of what is inside another one. */
const inside = (logic: string): string => logic.replace(/ id="(?<id>\w+)"/u, ' id="inner"');

const valueOf = (logic: string): Promise<unknown> => resultOf(decision('d', logic), 'd');
/** Of a loop over a source with a type. */
const typed = (type: string, source: string): Promise<unknown> =>
  resultOf(
    '<itemDefinition name="tAges" isCollection="true"><typeRef>number</typeRef></itemDefinition>' +
      '<itemDefinition name="tSame"><typeRef>tAges</typeRef></itemDefinition>' +
      decision('d', loop(literal(source), literal('n'), ` id="in" typeRef="${type}"`)),
    'd',
  );

const wrong = (logic: string): Promise<string[]> => said(definitions(decision('d', logic)));

describe('what DMN 1.4 added to boxed expressions', () => {
  it.each([
    ['true', 'yes'],
    ['1 > 2', 'no'],
    ['null', 'no'],
    ['1 = "a"', 'no'],
    ['"true"', 'type-mismatch at c'],
    ['1', 'type-mismatch at c'],
  ])('conditional: %s', async (condition, value) => {
    expect(await valueOf(when(literal(condition), literal('"yes"'), literal('"no"')))).toBe(value);
  });

  it('conditional: only the branch that is taken is evaluated', async () => {
    const mistake = literal('1', ' typeRef="string"');
    expect(await valueOf(when(literal('true'), literal('1'), mistake))).toBe(1);
    expect(await valueOf(when(literal('false'), literal('1'), mistake))).toBe('type-mismatch at c');
  });

  it('conditional: of whatever is boxed', async () => {
    const cases = table({ inputs: ['1'], rules: [['1', '"of a table"']] });
    const inner = when(some('[1, 2]', 'n = 2'), cases, literal('0'));
    expect(await valueOf(when(literal('false'), literal('0'), inside(inner)))).toBe('of a table');
  });

  it.each([
    ['[1, 2, 3]', 'item >= 2', [2, 3]],
    ['[1, 2, 3]', 'item > 3', []],
    ['[]', '"no boolean"', []],
    ['5', 'item > 1', [5]],
    ['5', 'item > 5', []],
    ['[1..4]', 'odd(item)', [1, 3]],
    ['[1, null, 3]', 'item > 1', [3]],
    ['null', 'true', null],
    ['[{a: 1}, {a: 2}]', 'a > 1', [{ a: 2 }]],
    ['[{a: 1}, {a: 2}]', 'item.a > 1', [{ a: 2 }]],
    ['[{item: 1}, {item: 2}]', 'item > 1', [{ item: 2 }]],
    ['[1, 2]', '"no boolean"', 'type-mismatch at f'],
    ['[1, 2]', 'if item = 1 then true else "no boolean"', 'type-mismatch at f'],
    ['[1, 2]', '2', 'type-mismatch at f'],
  ])('filter: %s by %s', async (source, match, value) => {
    expect(await valueOf(filter(literal(source), literal(match)))).toEqual(value);
  });

  it.each([
    ['[1, 2]', 'n * 10', [10, 20]],
    ['[]', 'n', []],
    ['1', 'n + 1', [2]],
    ['[2..4]', 'n', [2, 3, 4]],
    ['null', 'n', null],
    ['[1, null]', 'n', [1, null]],
    ['[1, 2, 3, 4]', 'if n < 3 then 1 else partial[-1] + partial[-2]', [1, 1, 2, 3]],
    ['[1, 2]', 'count(partial)', [0, 1]],
    ['[[1], [2, 3]]', 'partial', [[], [[]]]],
  ])('for: %s gives %s', async (source, result, value) => {
    expect(await valueOf(loop(literal(source), literal(result)))).toEqual(value);
  });

  it('for: inside each other, the inner variable hides the outer', async () => {
    const inner = loop(literal('[n, 10]'), literal('n + 1'));
    expect(await valueOf(loop(literal('[1, 2]'), inside(inner)))).toEqual([
      [2, 11],
      [3, 11],
    ]);
  });

  it.each([
    [some('[1, 2]', 'n > 1'), true],
    [some('[1, 2]', 'n > 2'), false],
    [some('[]', 'true'), false],
    [some('null', 'true'), null],
    [some('3', 'n = 3'), true],
    [some('[1, null]', 'n > 1'), null],
    [some('[null, 2]', 'n > 1'), true],
    [some('[1, 2]', 'if n = 1 then true else "no boolean"'), 'type-mismatch at q'],
    [every('[1, 2]', 'n > 0'), true],
    [every('[1, 2]', 'n > 1'), false],
    [every('[]', 'false'), true],
    [every('null', 'true'), null],
    [every('[1, null]', 'n > 0'), null],
    [every('[null, 0]', 'n > 0'), false],
    [every('[1, 2]', 'if n = 1 then false else "no boolean"'), 'type-mismatch at q'],
  ])('some and every: %s', async (logic, value) => {
    expect(await valueOf(logic)).toBe(value);
  });

  it('a list that is null is told in the trace', async () => {
    const outcome = await outcomeOf(decision('d', loop(literal('null'), literal('n'))), 'd');
    expect(outcome).toMatchObject({ ok: true, value: null });
    expect(outcome.ok && outcome.trace.warnings).toEqual([
      { element: 'l', message: 'Expected a list, but got null' },
    ]);
  });

  it('a type is that of the list or, when it is none of lists, of each item', async () => {
    for (const type of ['tAges', 'tSame', 'number']) {
      expect(await typed(type, '[1, 2]')).toEqual([1, 2]);
      expect(await typed(type, '[1, "2"]')).toBe('type-mismatch at in');
    }
    expect(await typed('string', '"a"')).toEqual(['a']);
  });

  it('names with blanks inside items are known, by type or by the name of the source', async () => {
    const people =
      '<itemDefinition name="tPerson"><itemComponent name="first name"><typeRef>string</typeRef></itemComponent></itemDefinition>' +
      '<itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>' +
      input('the people', 'tPeople');
    const of = (logic: string): Promise<unknown> =>
      resultOf(people + decision('d', logic, { requires: requireInput('the people') }), 'd', {
        'the people': [{ 'first name': 'Li' }, { 'first name': 'An' }],
      });
    const source = literal('the people');
    expect(await of(loop(source, literal('n.first name')))).toEqual(['Li', 'An']);
    expect(await of(loop(source, literal('n.first name'), ' typeRef="tPerson"'))).toEqual([
      'Li',
      'An',
    ]);
    expect(await of(filter(source, literal('first name = "An"')))).toEqual([
      { 'first name': 'An' },
    ]);
    expect(await of(filter(source, literal('item.first name = "An"')))).toEqual([
      { 'first name': 'An' },
    ]);
  });

  it.each([
    ['<conditional id="c" />', ['if', 'then', 'else'].map((one) => `expression-missing c ${one}`)],
    [
      `<conditional id="c"><if id="i" />${part('then', literal('1'))}${part('else', literal('1'))}</conditional>`,
      ['expression-missing i expression'],
    ],
    ['<filter id="f" />', ['expression-missing f in', 'expression-missing f match']],
    [
      `<for id="l">${part('in', literal('[1]'))}</for>`,
      ['name-missing l', 'expression-missing l return'],
    ],
    [
      `<some id="q" iteratorVariable="n">${part('in', literal('[1]'))}</some>`,
      ['expression-missing q satisfies'],
    ],
    [loop(literal('['), literal('1')), ['expression-invalid l']],
    [loop(literal('[1]'), literal('1'), ' id="in" typeRef="nothing"'), ['type-unknown in nothing']],
    [
      `<every id="q" iteratorVariable="n" iterator="m">${part('in', literal('[1]'))}${part('satisfies', literal('true'))}</every>`,
      ['content-unparsable q', 'not-supported q iterator'],
    ],
    [
      `<for id="l" iteratorVariable="n">${part('in', literal('[1]'))}${part('return', literal('1'))}<else /></for>`,
      ['content-unparsable l'],
    ],
  ])('what is missing or unknown is refused: %s', async (logic, findings) => {
    expect(await wrong(logic)).toEqual(findings);
  });

  it('nothing of it that is written otherwise is lost', async () => {
    const logic = when(
      some('[1]', 'n = 1'),
      loop(filter(literal('[1]'), literal('true')), literal('n'), ' typeRef="Any"'),
      inside(every('[1]', 'n = 1')),
    );
    expect(await wrong(logic)).toEqual([]);
    const names = [...logic.matchAll(/(?<=<|\s)[a-zA-Z]+(?=[\s>=])/gu)].filter(
      ([name]) => name !== 'n' && name !== 'text',
    );
    expect(names.length).toBeGreaterThan(25);
    const lost: string[] = [];
    for (const { 0: name, index } of names) {
      const end = index + name.length;
      const opening = logic[index - 1] === '<';
      const changed = `${logic.slice(0, end)}x${logic.slice(end)}`;
      const closing = changed.indexOf(`</${name}>`, end);
      const whole = opening
        ? `${changed.slice(0, closing + 2)}${name}x${changed.slice(closing + 2 + name.length)}`
        : changed;
      if ((await wrong(whole)).length === 0) lost.push(whole);
    }
    expect(lost).toEqual([]);
  });

  it.each([
    ['loops', loop(literal('[1..2000]'), inside(loop(literal('[1..2000]'), '<list />')))],
    ['filters', filter(literal('[1..2000]'), some('[1..2000]', 'true'))],
    ['what looks back', loop(literal('[1..100000]'), literal('partial'))],
    ['a long range', loop(literal('[1..100000000]'), literal('n'))],
  ])('cannot run for ever: %s', async (_name, logic) => {
    expect(await valueOf(logic)).toMatch(/^expression-failed at /u);
  });
});
