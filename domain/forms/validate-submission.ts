import { checkValue, isFilled } from './field-value.ts';
import type { FieldError, FieldErrorCode, Form, FormField, SubmittedOutcome } from './form.ts';
import { isShown } from './form.ts';

const messages: { readonly [C in FieldErrorCode]: string } = {
  required: 'The outcome needs this field',
  'must-be-true': 'The outcome needs a yes here',
  'unknown-field': 'The form has no such field',
  'not-for-this-outcome': 'The field does not belong to this outcome',
  'wrong-type': 'The value has another type than the field',
  'too-long': 'The text is too long',
  'control-character': 'The text holds control characters',
  'below-minimum': 'The number is below the minimum',
  'above-maximum': 'The number is above the maximum',
  'not-a-choice': 'The value is not one of the choices',
  'too-few-items': 'There are too few items',
  'too-many-items': 'There are too many items',
  'repeated-item': 'An item is listed twice',
};

const pathOf = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const errorOf = (name: string, code: FieldErrorCode): FieldError => ({
  path: pathOf(name),
  code,
  message: messages[code],
});

const judgeField = (
  field: FormField,
  value: unknown,
  outcome: SubmittedOutcome,
): FieldErrorCode | null => {
  const required = outcome.requires.includes(field.name);
  if (!isFilled(value)) return required ? 'required' : null;
  if (!isShown(field, outcome.code)) return 'not-for-this-outcome';
  const wrong = checkValue(value, field);
  if (wrong !== null) return wrong;
  const needsYes = required && field.type === 'boolean' && field.minimum === 1;
  return needsYes && value !== true ? 'must-be-true' : null;
};

/**
 * Checks what a person submits with an outcome; empty means good. Values that do not fill their
 * field (null, blank, empty list) count as absent. Whether ids exist and may be used is asked by
 * the API. `form` is null for a task without one: then only an empty submission is good.
 */
export const validateSubmission = (
  form: Form | null,
  outcome: SubmittedOutcome,
  data: Readonly<Record<string, unknown>>,
): readonly FieldError[] => {
  const fields = form?.fields ?? [];
  const known = new Set(fields.map((field) => field.name));
  const unknown = Object.keys(data)
    .filter((name) => !known.has(name))
    .map((name) => errorOf(name, 'unknown-field'));
  const impossible = outcome.requires
    .filter((name) => !known.has(name))
    .map((name) => errorOf(name, 'required'));
  const wrong = fields.flatMap((field) => {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined;
    const code = judgeField(field, value, outcome);
    return code === null ? [] : [errorOf(field.name, code)];
  });
  return [...unknown, ...impossible, ...wrong];
};
