import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Form as ContractForm } from '../../../api/contract/tasks.ts';
import { formFindings } from '../../../domain/forms/form-findings.ts';
import { fieldTypes, type Form, type FormField } from '../../../domain/forms/form.ts';
import { validateSubmission } from '../../../domain/forms/validate-submission.ts';
import { variablesOf } from '../../../domain/forms/variables-of.ts';

const field = (
  name: string,
  type: FormField['type'],
  more: Partial<FormField> = {},
): FormField => ({
  name,
  type,
  label: name,
  labelEn: name,
  ...more,
});
const form = (...fields: readonly FormField[]): Form => ({ key: 'test', fields });
const outcome = (
  code = 'pass',
  ...requires: readonly string[]
): { code: string; requires: readonly string[] } => ({
  code,
  requires,
});
const faults = (
  fields: readonly FormField[],
  data: Readonly<Record<string, unknown>>,
  chosen = outcome(),
): readonly string[] =>
  validateSubmission(form(...fields), chosen, data).map(({ path, code }) => `${path} ${code}`);

describe('a submission', () => {
  const handle = [
    field('result', 'textarea', { maxLength: 10, outcomes: ['submit'] }),
    field('after', 'attachments', { minItems: 1, outcomes: ['submit'] }),
    field('reason', 'textarea', { outcomes: ['return-assign'] }),
  ];

  it('is good when what the outcome requires is filled', () => {
    const data = { result: '已清理', after: ['a-1'], reason: null };
    expect(faults(handle, data, outcome('submit', 'result', 'after'))).toEqual([]);
  });

  it('names every gap', () => {
    expect(
      faults(handle, { result: ' \n', after: [] }, outcome('submit', 'result', 'after')),
    ).toEqual(['/result required', '/after required']);
  });

  it('refuses fields that the form or the outcome does not have', () => {
    expect(faults(handle, { admin: true, 'a/b': 1 })).toEqual([
      '/admin unknown-field',
      '/a~1b unknown-field',
    ]);
    expect(faults(handle, { reason: '太远' }, outcome('submit'))).toEqual([
      '/reason not-for-this-outcome',
    ]);
    expect(faults([], { constructor: 1 })).toEqual(['/constructor unknown-field']);
    expect(JSON.stringify(validateSubmission(null, outcome(), { x: 1 }))).toContain(
      'unknown-field',
    );
    expect(validateSubmission(null, outcome(), {})).toEqual([]);
  });

  it('cannot fill what the form does not have', () => {
    expect(faults(handle, {}, outcome('submit', 'gone'))).toEqual(['/gone required']);
    expect(faults([field('toString', 'text')], {}, outcome('pass', 'toString'))).toEqual([
      '/toString required',
    ]);
  });

  it('takes a no for an answer, unless only a yes will do', () => {
    const solved = [field('solved', 'boolean')];
    expect(faults(solved, { solved: false }, outcome('pass', 'solved'))).toEqual([]);
    const met = [field('met', 'boolean', { minimum: 1 })];
    expect(faults(met, { met: false }, outcome('pass', 'met'))).toEqual(['/met must-be-true']);
    expect(faults(met, { met: true }, outcome('pass', 'met'))).toEqual([]);
    expect(faults(met, { met: false })).toEqual([]);
  });
});

describe('values by the type of their field', () => {
  const choices = [{ value: 'a', label: '甲', labelEn: 'A' }];
  const good: readonly (readonly [FormField, unknown])[] = [
    [field('v', 'text'), '一行'],
    [field('v', 'textarea'), '第一行\r\n\t第二行 🚮'],
    [field('v', 'boolean'), true],
    [field('v', 'integer', { minimum: 0, maximum: 3 }), 3],
    [field('v', 'number'), -0.5],
    [field('v', 'choice', { choices }), 'a'],
    [field('v', 'date-time'), '2026-03-10T08:00+08:00'],
    [field('v', 'date-time'), '2024-02-29T23:59:59.999Z'],
    [field('v', 'unit'), 'u-garden'],
    [field('v', 'attachments'), ['a-1', 'a-2']],
    [field('v', 'rating'), 5],
    [field('v', 'limit'), { amount: 0.5, unit: 'urgentHours' }],
    [field('v', 'limit', { maximum: 4, units: ['workHours'] }), { amount: 4, unit: 'workHours' }],
  ];
  it.each(good)('take %j: %j', (given, value) => {
    expect(faults([given], { v: value })).toEqual([]);
  });

  const bad: readonly (readonly [FormField, unknown, string])[] = [
    [field('v', 'text'), 7, 'wrong-type'],
    [field('v', 'text'), 'x'.repeat(201), 'too-long'],
    [field('v', 'text', { maxLength: 3 }), '四个字的', 'too-long'],
    [field('v', 'text'), '一\n二', 'control-character'],
    [field('v', 'textarea'), 'a\u0000b', 'control-character'],
    [field('v', 'textarea'), 'half \uD83D', 'control-character'],
    [field('v', 'textarea'), 'x'.repeat(4001), 'too-long'],
    [field('v', 'boolean'), 'true', 'wrong-type'],
    [field('v', 'integer'), 1.5, 'wrong-type'],
    [field('v', 'integer'), 2 ** 53, 'wrong-type'],
    [field('v', 'integer', { minimum: 0 }), -1, 'below-minimum'],
    [field('v', 'number', { maximum: 1 }), 1.01, 'above-maximum'],
    [field('v', 'number'), Infinity, 'wrong-type'],
    [field('v', 'choice', { choices }), 'b', 'not-a-choice'],
    [field('v', 'choice'), 'a', 'not-a-choice'],
    [field('v', 'date-time'), '2026-02-29T08:00:00+08:00', 'wrong-type'],
    [field('v', 'date-time'), '2026-03-10T25:00:00Z', 'wrong-type'],
    [field('v', 'date-time'), '2026-03-10', 'wrong-type'],
    [field('v', 'date-time'), '0000-01-01T00:00:00Z', 'below-minimum'],
    [field('v', 'date-time'), '9999-12-31T23:59:59Z', 'above-maximum'],
    [field('v', 'person'), { id: 'p-1' }, 'wrong-type'],
    [field('v', 'case'), 'x'.repeat(201), 'too-long'],
    [field('v', 'class'), 'a\u202Eb', 'control-character'],
    [field('v', 'attachments'), 'a-1', 'wrong-type'],
    [field('v', 'attachments'), ['a-1', 2], 'wrong-type'],
    [field('v', 'attachments'), ['a-1', 'a-1'], 'repeated-item'],
    [field('v', 'attachments', { minItems: 2 }), ['a-1'], 'too-few-items'],
    [
      field('v', 'attachments'),
      Array.from({ length: 51 }, (_, index) => `a-${index}`),
      'too-many-items',
    ],
    [field('v', 'rating'), 0, 'below-minimum'],
    [field('v', 'rating'), 6, 'above-maximum'],
    [field('v', 'rating'), '5', 'wrong-type'],
    [field('v', 'limit'), '4 workHours', 'wrong-type'],
    [field('v', 'limit'), { amount: 0, unit: 'workHours' }, 'wrong-type'],
    [field('v', 'limit'), { amount: 1.5, unit: 'workDays' }, 'wrong-type'],
    [field('v', 'limit'), { amount: 1, unit: 'moons' }, 'wrong-type'],
    [
      field('v', 'limit', { units: ['workHours'] }),
      { amount: 1, unit: 'workDays' },
      'not-a-choice',
    ],
    [field('v', 'limit', { maximum: 4 }), { amount: 4.5, unit: 'workHours' }, 'above-maximum'],
    [field('v', 'limit', { minimum: 1 }), { amount: 0.5, unit: 'workHours' }, 'below-minimum'],
  ];
  it.each(bad)('refuse %j: %j', (given, value, code) => {
    expect(faults([given], { v: value })).toEqual([`/v ${code}`]);
  });
});

describe('the variables of a submission', () => {
  it('are the filled fields flagged for it, and nothing else', () => {
    const given = form(
      field('unit', 'unit', { variable: true, outcomes: ['dispatch'] }),
      field('solved', 'boolean', { variable: true }),
      field('tags', 'attachments', { variable: true }),
      field('note', 'textarea'),
      field('empty', 'text', { variable: true }),
    );
    const data = {
      unit: 'u-garden',
      solved: false,
      tags: ['a'],
      note: 'private',
      empty: ' ',
      other: 1,
    };
    expect(variablesOf(given, 'dispatch', data)).toEqual({
      unit: 'u-garden',
      solved: false,
      tags: ['a'],
    });
    expect(variablesOf(given, 'back', data)).toEqual({ solved: false, tags: ['a'] });
    expect(variablesOf(null, 'back', data)).toEqual({});
  });

  it('may be limits, as their two parts and no more', () => {
    const given = form(field('granted', 'limit', { variable: true }));
    const granted = { amount: 2, unit: 'workHours' };
    expect(variablesOf(given, 'approve', { granted: { ...granted, note: 'private' } })).toEqual({
      granted,
    });
  });
});

describe('a form', () => {
  it('is found faulty when a task with it could not be finished', () => {
    const faulty = form(
      field('a', 'text', { outcomes: ['pass', 'gone'] }),
      field('a', 'choice'),
      field('b', 'text', { outcomes: ['pass'] }),
      field('c', 'number', { atMost: 'asked' }),
    );
    expect(formFindings(faulty, [outcome('pass', 'a', 'd'), outcome('fail', 'b')])).toEqual([
      { code: 'outcome-unknown', field: 'a', outcome: 'gone' },
      { code: 'field-twice', field: 'a', outcome: null },
      { code: 'choice-without-choices', field: 'a', outcome: null },
      { code: 'bound-not-of-a-limit', field: 'c', outcome: null },
      { code: 'required-field-missing', field: 'd', outcome: 'pass' },
      { code: 'required-field-hidden', field: 'b', outcome: 'fail' },
    ]);
  });

  it('has the same shape as in the contract of the API', () => {
    const own: Form = form(field('a', 'text'));
    const contract: ContractForm = {
      key: own.key,
      fields: [{ name: 'a', type: 'text', label: 'a', labelEn: 'a' }],
    };
    expect(own).toEqual(contract);
    const both: readonly ContractForm['fields'][number]['type'][] = fieldTypes;
    expect(both).toHaveLength(15);
  });

  it('is delivered with types that are known', () => {
    const file = new URL('../../../migrations/seeds/forms/ordinary-event.json', import.meta.url);
    const found = readFileSync(file, 'utf8').matchAll(/"type": "(?<type>[a-z-]+)"/gu);
    const used = new Set(Array.from(found, (match) => match.groups?.['type'] ?? ''));
    expect([...used].filter((type) => !fieldTypes.some((known) => known === type))).toEqual([]);
  });
});
