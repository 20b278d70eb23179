import { describe, expect, it } from 'vitest';
import {
  dataOf,
  faultOf,
  fieldOfPath,
  fieldsFor,
  filesIn,
  isFilled,
  missingFor,
} from '../../../admin-ui/forms/form-model.ts';
import { field, outcome } from '../tasks.ts';

const names = (fields: readonly { readonly name: string }[]): readonly string[] =>
  fields.map(({ name }) => name);

describe('fieldsFor', () => {
  const fields = [
    field('note', 'text'),
    field('unit', 'unit', { outcomes: ['dispatch'] }),
    field('reason', 'textarea', { outcomes: ['back', 'void'] }),
  ];

  it.each([
    ['dispatch', ['note', 'unit']],
    ['void', ['note', 'reason']],
    [null, ['note']],
  ] as const)('of %s are %o', (code, expected) => {
    expect(names(fieldsFor(fields, code))).toEqual(expected);
  });
});

describe('isFilled', () => {
  it.each([
    ['text', '', false],
    ['text', '   ', false],
    ['text', 'a', true],
    ['boolean', undefined, false],
    ['boolean', false, true],
    ['rating', null, false],
    ['rating', 3, true],
    ['integer', 0, true],
    ['attachments', [], false],
    ['attachments', ['f1'], true],
    ['limit', { amount: '', unit: 'workHours' }, false],
    ['limit', { amount: '2', unit: 'workHours' }, true],
  ] as const)('of %s with %o is %s', (type, value, expected) => {
    expect(isFilled(field('x', type), value)).toBe(expected);
  });

  it('wants as many files as the form says', () => {
    const photos = field('after', 'attachments', { minItems: 2 });
    expect(isFilled(photos, ['f1'])).toBe(false);
    expect(isFilled(photos, ['f1', 'f2'])).toBe(true);
  });
});

describe('missingFor', () => {
  it('names what the outcome requires, in the order of the form', () => {
    const fields = [field('result', 'text'), field('after', 'attachments'), field('note', 'text')];
    const submit = outcome('submit', 'forward', ['after', 'result', 'note']);
    expect(missingFor(submit, fields, { note: 'x' })).toEqual(['result', 'after']);
  });
});

describe('faultOf', () => {
  it.each([
    ['number', 'abc', {}, 'notNumber'],
    ['integer', '1.5', {}, 'notInteger'],
    ['integer', '0', { minimum: 1 }, 'tooSmall'],
    ['number', '11', { maximum: 10 }, 'tooLarge'],
    ['text', 'abcdef', { maxLength: 5 }, 'tooLong'],
    ['attachments', ['f'], { minItems: 2 }, 'atLeast'],
    ['limit', { amount: 'x', unit: 'workHours' }, {}, 'notNumber'],
    ['limit', { amount: '0', unit: 'workHours' }, {}, 'notPositive'],
    ['limit', { amount: '1.5', unit: 'workDays' }, {}, 'notInteger'],
    ['limit', { amount: '5', unit: 'workHours' }, { maximum: 4 }, 'tooLarge'],
  ] as const)('of %s with %o is found', (type, value, rule, code) => {
    expect(faultOf(field('x', type, rule), value)?.code).toBe(code);
  });

  it.each([
    ['number', '', { minimum: 1 }],
    ['number', '2.5', { minimum: 1, maximum: 3 }],
    ['text', 'abcde', { maxLength: 5 }],
    ['attachments', [], { minItems: 2 }],
    ['limit', { amount: '', unit: 'workHours' }, { maximum: 4 }],
    ['limit', { amount: '1.5', unit: 'workHours' }, { maximum: 4 }],
  ] as const)('of %s with %o is none', (type, value, rule) => {
    expect(faultOf(field('x', type, rule), value)).toBeNull();
  });
});

describe('dataOf', () => {
  it('sends what is shown and filled, in the types of the form', () => {
    const fields = [
      field('result', 'textarea'),
      field('count', 'integer'),
      field('stars', 'rating'),
      field('fixed', 'boolean'),
      field('after', 'attachments'),
      field('granted', 'limit'),
      field('empty', 'text'),
      field('wrong', 'integer'),
    ];
    const values = {
      result: '  已清运  ',
      count: '3',
      stars: 4,
      fixed: false,
      after: [{ id: 'f1', name: 'a.jpg', mediaType: 'image/jpeg' }],
      granted: { amount: '2', unit: 'workHours' },
      empty: '',
      wrong: 'x',
      hidden: 'not of this outcome',
    };
    expect(dataOf(fields, values)).toEqual({
      result: '已清运',
      count: 3,
      stars: 4,
      fixed: false,
      after: ['f1'],
      granted: { amount: 2, unit: 'workHours' },
    });
  });
});

describe('filesIn', () => {
  it('reads ids as well as files, and nothing else', () => {
    expect(
      names(
        filesIn(['f1', { id: 'f2', name: 'b', mediaType: 'image/png' }, 3, null]).map(({ id }) => ({
          name: id,
        })),
      ),
    ).toEqual(['f1', 'f2']);
    expect(filesIn('f1')).toEqual([]);
  });
});

describe('fieldOfPath', () => {
  const fields = [field('reason', 'text'), field('unit', 'unit')];

  it.each([
    ['/body/data/reason', 'reason'],
    ['/data/unit/0', 'unit'],
    ['data.reason', 'reason'],
    ['/version', null],
  ])('of %s is %s', (path, expected) => {
    expect(fieldOfPath(path, fields)).toBe(expected);
  });
});
