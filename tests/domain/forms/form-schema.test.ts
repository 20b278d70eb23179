import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import Schema from 'typebox/schema';
import { describe, expect, it } from 'vitest';
import { Form as ContractForm } from '../../../api/contract/tasks.ts';
import { checkValue } from '../../../domain/forms/field-value.ts';
import { formSchema } from '../../../domain/forms/form-schema.ts';
import { fieldTypes, type FieldType, type FormField } from '../../../domain/forms/form.ts';
import { validateSubmission } from '../../../domain/forms/validate-submission.ts';

const file = new URL('../../../migrations/seeds/forms/ordinary-event.json', import.meta.url);
const delivered = Compile(Type.Array(ContractForm)).Parse(JSON.parse(readFileSync(file, 'utf8')));

const field = (name: string, type: FieldType, more: Partial<FormField> = {}): FormField => ({
  name,
  type,
  label: name,
  labelEn: name,
  ...more,
});
const choices = [
  { value: 'a', label: '甲', labelEn: 'A' },
  { value: 'b', label: '乙', labelEn: 'B' },
];
const everyType = fieldTypes.map((type) =>
  field(type, type, {
    ...(type === 'choice' ? { choices } : {}),
    ...(type === 'text' ? { maxLength: 5 } : {}),
    ...(type === 'integer' || type === 'number' ? { minimum: 2 } : {}),
    ...(type === 'attachments' ? { minItems: 1 } : {}),
    ...(type === 'limit' ? { maximum: 8, units: ['workHours'] } : {}),
  }),
);

const values: readonly unknown[] = [
  'a',
  'abcdef',
  'x'.repeat(201),
  'x'.repeat(4001),
  1,
  2,
  2.5,
  6,
  true,
  false,
  ['a'],
  ['a', 'a'],
  [1],
  Array.from({ length: 51 }, (_, index) => `f${String(index)}`),
  { amount: 4, unit: 'workHours' },
  { amount: 9, unit: 'workHours' },
  { amount: 4, unit: 'workDays' },
  { amount: 0, unit: 'workHours' },
  '2026-11-24T06:20:00+08:00',
  {},
];

describe('the schema of a form', () => {
  it('is JSON Schema 2020-12 and closed', () => {
    const schema = formSchema({ key: 'x', fields: everyType }, []);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
    });
    expect(Object.keys(schema.properties)).toEqual([...fieldTypes]);
  });

  it('marks attachments by their format', () => {
    const { properties } = formSchema({ key: 'x', fields: [field('after', 'attachments')] }, []);
    expect(properties['after']).toMatchObject({
      type: 'array',
      format: 'attachment',
      items: { type: 'string', format: 'attachment' },
    });
  });

  it('takes what a submission takes, for every type of field and every value', () => {
    for (const each of everyType) {
      const { properties } = formSchema({ key: 'x', fields: [each] }, []);
      const property = properties[each.name] ?? {};
      for (const value of values) {
        const ours = checkValue(value, each) === null;
        expect([each.type, value, Schema.Check(property, value)]).toEqual([each.type, value, ours]);
      }
    }
  });

  it('says for each outcome what it requires and what it does not show', () => {
    const form = {
      key: 'x',
      fields: [
        field('result', 'text', { outcomes: ['submit'] }),
        field('met', 'boolean', { minimum: 1 }),
        field('reason', 'text', { outcomes: ['back'] }),
      ],
    };
    const outcomes = [
      { code: 'submit', requires: ['result', 'met'] },
      { code: 'back', requires: ['reason'] },
    ];
    const schema = formSchema(form, outcomes);
    const samples = [
      { result: 'a', met: true },
      { result: 'a', met: false },
      { result: 'a' },
      { reason: 'b' },
      { reason: 'b', result: 'a' },
      { met: false, reason: 'b' },
      {},
      { surprise: 1 },
    ];
    for (const outcome of outcomes) {
      const whole = { allOf: [schema, schema.$defs[outcome.code] ?? false] };
      for (const data of samples) {
        const ours = validateSubmission(form, outcome, data).length === 0;
        expect([outcome.code, data, Schema.Check(whole, data)]).toEqual([outcome.code, data, ours]);
      }
    }
  });

  it('has the words of the field', () => {
    const { properties } = formSchema(
      { key: 'x', fields: [field('pick', 'choice', { label: '选一个', help: '提示', choices })] },
      [],
    );
    expect(properties['pick']).toMatchObject({
      title: '选一个',
      description: '提示',
      oneOf: [
        { const: 'a', title: '甲' },
        { const: 'b', title: '乙' },
      ],
    });
  });

  it('can be made of every delivered form', () => {
    expect(delivered.length).toBeGreaterThan(10);
    for (const form of delivered) {
      const schema = formSchema(form, []);
      expect(Object.keys(schema.properties)).toEqual(form.fields.map(({ name }) => name));
    }
  });
});
