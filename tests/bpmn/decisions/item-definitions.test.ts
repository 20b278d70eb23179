import { describe, expect, it } from 'vitest';
import type { Json } from '../../../bpmn/model/json.ts';
import {
  decision,
  definitions,
  input,
  knowledge,
  literal,
  outcomeOf,
  requireInput,
  requireKnowledge,
  resultOf,
  said,
} from './decision-diagram.ts';

const item = (name: string, content: string, attributes = ''): string =>
  `<itemDefinition id="type-${name}" name="${name}"${attributes}>${content}</itemDefinition>`;
const reference = (type: string): string => `<typeRef>${type}</typeRef>`;
const allowed = (tests: string): string =>
  `<allowedValues><text>${tests.replaceAll('<', '&lt;')}</text></allowedValues>`;
const component = (name: string, content: string, attributes = ''): string =>
  `<itemComponent name="${name}"${attributes}>${content}</itemComponent>`;
const collection = ' isCollection="true"';

const level = item('level', reference('string') + allowed('"low","high"'));
const levels = item('levels', reference('level'), collection);
const person = item(
  'person',
  component('full name', reference('string')) +
    component('age', reference('number') + allowed('[0..150]')) +
    component('born', reference('date')) +
    component('tags', reference('level'), collection),
);

const wrong = (content: string): Promise<string[]> => said(definitions(content));

/** What becomes of a value that is given for an input of the type. */
const given = (items: string, type: string, value: Json, text = 'x'): Promise<unknown> =>
  resultOf(
    items + input('x', type) + decision('d', literal(text), { requires: requireInput('x') }),
    'd',
    { x: value },
  );

describe('basic types', () => {
  it.each<[string, Json]>([
    ['string', 'a'],
    ['number', 1.5],
    ['boolean', false],
    ['date', '2026-11-26'],
    ['time', '10:00:00'],
    ['date and time', '2026-11-26T10:00:00Z'],
    ['dateTime', '2026-11-26T10:00:00+08:00'],
    ['days and time duration', 'P1DT2H'],
    ['yearMonthDuration', 'P1Y'],
    ['list', [1, 'a']],
    ['context', { a: 1 }],
    ['Any', { a: [1] }],
    ['feel:string', 'a'],
  ])('%s', async (type, value) => {
    expect(await given('', type, value)).toEqual(value);
    expect(await given('', type, null)).toBeNull();
  });

  it.each<[string, Json]>([
    ['string', 1],
    ['number', '1'],
    ['number', [1, 2]],
    ['boolean', 'true'],
    ['date', '2026-13-01'],
    ['date', 'yesterday'],
    ['time', '2026-11-26'],
    ['date and time', 'P1D'],
    ['days and time duration', 'P1Y'],
    ['years and months duration', 'P1D'],
    ['context', 'a'],
    ['function', 'a'],
  ])('%s is not %j', async (type, value) => {
    expect(await given('', type, value)).toBe('type-mismatch at x');
  });

  it('a date is a date in expressions', async () => {
    expect(await given('', 'date', '2026-01-31', 'x + duration("P1D")')).toBe('2026-02-01');
    expect(await given('', 'Any', '2026-01-31', 'x = "2026-01-31"')).toBe(true);
  });

  it('a list of one and its only item, a date and its beginning', async () => {
    expect(await given('', 'number', [1])).toBe(1);
    expect(await given('', 'list', 1)).toEqual([1]);
    const promoted = decision('d', literal('date("2026-01-31")'), { type: 'date and time' });
    expect(await resultOf(promoted, 'd')).toBe('2026-01-31T00:00:00Z');
    const notRead = decision('d', literal('"2026-01-31"'), { type: 'date' });
    expect(await resultOf(notRead, 'd')).toBe('type-mismatch at d');
  });
});

describe('item definitions (DMN 1.3, 7.3.2)', () => {
  it('allowed values', async () => {
    expect(await given(level, 'level', 'low')).toBe('low');
    expect(await given(level, 'level', null)).toBeNull();
    expect(await given(level, 'level', 'none')).toBe('value-not-allowed at x');
    expect(await given(level, 'level', 1)).toBe('type-mismatch at x');
    const outcome = await outcomeOf(level + decision('d', literal('"no"'), { type: 'level' }), 'd');
    expect(outcome).toMatchObject({ message: 'Expected "low","high" for d, but got "no"' });
  });

  it('a type of a type is allowed what both allow', async () => {
    const narrow = level + item('narrow', reference('level') + allowed('"low","none"'));
    expect(await given(narrow, 'narrow', 'low')).toBe('low');
    expect(await given(narrow, 'narrow', 'high')).toBe('value-not-allowed at x');
    expect(await given(narrow, 'narrow', 'none')).toBe('value-not-allowed at x');
  });

  it('collections, item by item', async () => {
    const items = level + levels;
    expect(await given(items, 'levels', ['low', 'high', null])).toEqual(['low', 'high', null]);
    expect(await given(items, 'levels', [])).toEqual([]);
    expect(await given(items, 'levels', 'low')).toEqual(['low']);
    expect(await given(items, 'levels', ['low', 'none'])).toBe('value-not-allowed at x');
    expect(await given(items, 'levels', ['low', 1])).toBe('type-mismatch at x');
    expect(await given(items, 'level', ['low', 'high'])).toBe('type-mismatch at x');
  });

  it('components, with what a message needs to find the one', async () => {
    const items = level + person;
    const anna = { 'full name': 'Anna', age: 30, born: '1996-02-29', tags: ['low'] };
    expect(await given(items, 'person', anna)).toEqual(anna);
    expect(await given(items, 'person', anna, 'x.born.year + x.age')).toBe(2026);
    expect(await given(items, 'person', anna, 'x.full name')).toBe('Anna');
    expect(await given(items, 'person', { ...anna, age: 151 })).toBe('value-not-allowed at x');
    expect(await given(items, 'person', 'Anna')).toBe('type-mismatch at x');
    const outcome = await outcomeOf(
      items + input('x', 'person') + decision('d', literal('x'), { requires: requireInput('x') }),
      'd',
      { x: { ...anna, tags: ['low', 2] } },
    );
    expect(outcome).toMatchObject({ message: 'Expected string for x.tags[2], but got number 2' });
  });

  it('a context has every entry of its type, which may be null; others stay', async () => {
    const items = level + person;
    const nobody = { 'full name': null, age: null, born: null, tags: null };
    expect(await given(items, 'person', { ...nobody, more: true })).toEqual({
      ...nobody,
      more: true,
    });
    expect(await given(items, 'person', { 'full name': 'Anna', age: 1 })).toBe(
      'type-mismatch at x',
    );
  });

  it('names of components with an operator in them are refused where FEEL would not know them', async () => {
    const step = item('step', component('part 2.1', reference('number')));
    const reading = decision('d', literal('x.part 2.1'), { requires: requireInput('x') });
    expect(await wrong(step + input('x', 'step') + reading)).toEqual(['expression-invalid d']);
    const whole = decision('d', literal('x-1 + 1'), { requires: requireInput('x-1') });
    expect(await resultOf(input('x-1', 'number') + whole, 'd', { 'x-1': 3 })).toBe(4);
  });

  it('a type that holds itself', async () => {
    const node = item(
      'node',
      component('value', reference('number')) +
        component('children', reference('node'), collection),
    );
    const tree = { value: 1, children: [{ value: 2, children: [] }] };
    expect(await given(node, 'node', tree)).toEqual(tree);
    const broken = { value: 1, children: [{ value: 'two', children: [] }] };
    expect(await given(node, 'node', broken)).toBe('type-mismatch at x');
  });

  it('functions: business knowledge gives what its type says', async () => {
    const doubling = item(
      'doubling',
      '<functionItem outputTypeRef="number"><parameters name="n" typeRef="number" /></functionItem>',
    );
    const calling = (body: string): Promise<unknown> =>
      resultOf(
        doubling +
          knowledge('k', { n: 'number' }, literal(body), { type: 'doubling' }) +
          decision('d', literal('k(2)'), { requires: requireKnowledge('k') }),
        'd',
      );
    expect(await calling('n * 2')).toBe(4);
    expect(await calling('"four"')).toBe('type-mismatch at k');
    expect(await given(doubling, 'doubling', 1)).toBe('type-mismatch at x');
  });

  it('refuses types that are not there, in circles, twice, or two things at once', async () => {
    expect(await wrong(input('x', 'nothing'))).toEqual(['type-unknown x nothing']);
    expect(await wrong(item('a', reference('nothing')))).toEqual(['type-unknown type-a nothing']);
    expect(await wrong(item('a', reference('b')) + item('b', reference('a')))).toEqual([
      'type-cyclic type-a a > b > a',
      'type-cyclic type-b b > a > b',
    ]);
    expect(await wrong(level + item('level', '').replace('type-level', 'again'))).toEqual([
      'type-duplicate again level',
    ]);
    expect(await wrong(item('string', ''))).toEqual(['type-duplicate type-string string']);
    const both = item('a', reference('string') + component('b', reference('string')));
    expect(await wrong(both)).toEqual(['type-ambiguous type-a a']);
    const twice = item('a', component('b', '') + component('b', ''));
    expect(await wrong(twice)).toEqual(['name-duplicate type-a b']);
    expect(await wrong(item('a', allowed('1 +')))).toEqual(['expression-invalid type-a']);
  });
});
