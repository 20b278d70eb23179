import { limitUnits } from '../limits/limit.ts';
import { defaultLengths, largestList, longestId } from './field-value.ts';
import { isShown, type FieldType, type Form, type FormField } from './form.ts';
import type { SubmittedOutcome } from './form.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A form as JSON Schema 2020-12; `$defs` has one schema an outcome, to be held beside the whole. */
export interface FormSchema {
  readonly $schema: string;
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly additionalProperties: false;
  readonly $defs: Readonly<Record<string, Schema>>;
}

const text =
  (longest: number): ((field: FormField) => Schema) =>
  ({ maxLength }) => ({ type: 'string', maxLength: maxLength ?? longest });

/** `format` says of what the id is. */
const idOf = (format: string): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength: longestId,
  format,
});
const id = (format: string) => (): Schema => idOf(format);

const range = ({ minimum, maximum }: Pick<FormField, 'minimum' | 'maximum'>): Schema => ({
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
});

const schemas: { readonly [T in FieldType]: (field: FormField) => Schema } = {
  text: text(defaultLengths.line),
  textarea: text(defaultLengths.text),
  boolean: () => ({ type: 'boolean' }),
  integer: (field) => ({ type: 'integer', ...range(field) }),
  number: (field) => ({ type: 'number', ...range(field) }),
  choice: ({ choices = [] }) => ({
    type: 'string',
    oneOf: choices.map(({ value, label }) => ({ const: value, title: label })),
  }),
  'date-time': () => ({ type: 'string', format: 'date-time' }),
  unit: id('unit'),
  person: id('person'),
  class: id('class'),
  condition: id('condition'),
  case: id('case'),
  // The ids of `POST /api/attachments`.
  attachments: ({ minItems }) => ({
    type: 'array',
    format: 'attachment',
    items: idOf('attachment'),
    uniqueItems: true,
    minItems: minItems ?? 0,
    maxItems: largestList,
  }),
  rating: ({ minimum = 1, maximum = 5 }) => ({ type: 'integer', minimum, maximum }),
  limit: (field) => ({
    type: 'object',
    required: ['amount', 'unit'],
    properties: {
      amount: { type: 'number', exclusiveMinimum: 0, ...range(field) },
      unit: { type: 'string', enum: field.units ?? limitUnits },
    },
    additionalProperties: false,
  }),
};

const propertyOf = (field: FormField): Schema => ({
  title: field.label,
  ...(field.help === undefined ? {} : { description: field.help }),
  ...schemas[field.type](field),
});

/** What an outcome asks for: its required fields, a yes where only a yes will do, nothing of other outcomes. */
const outcomeSchema = (form: Form, outcome: SubmittedOutcome): Schema => {
  const properties = form.fields.flatMap((field): [string, unknown][] => {
    if (!isShown(field, outcome.code)) return [[field.name, false]];
    const needsYes = outcome.requires.includes(field.name) && field.minimum === 1;
    return needsYes && field.type === 'boolean' ? [[field.name, { const: true }]] : [];
  });
  return { required: [...outcome.requires], properties: Object.fromEntries(properties) };
};

/** What may be submitted with a form; the same rules as `validateSubmission`, for whoever has no code of ours. */
export const formSchema = (form: Form, outcomes: readonly SubmittedOutcome[]): FormSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: Object.fromEntries(form.fields.map((field) => [field.name, propertyOf(field)])),
  additionalProperties: false,
  $defs: Object.fromEntries(
    outcomes.map((outcome) => [outcome.code, outcomeSchema(form, outcome)]),
  ),
});
