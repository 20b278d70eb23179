import { isFilled } from './field-value.ts';
import { type Form, isShown } from './form.ts';

/** A value of a form field as it goes into a history. */
export type FieldValue = string | number | boolean | readonly string[];

const isFieldValue = (value: unknown): value is FieldValue =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/**
 * The few values that expressions read: filled fields flagged `variable` that belong to the
 * outcome. What people typed otherwise never leaves Postgres. Give it validated data.
 */
export const variablesOf = (
  form: Form | null,
  outcome: string,
  data: Readonly<Record<string, unknown>>,
): Readonly<Record<string, FieldValue>> => {
  const picked: Record<string, FieldValue> = {};
  for (const field of form?.fields ?? []) {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined;
    const wanted = field.variable === true && isShown(field, outcome) && isFilled(value);
    if (wanted && isFieldValue(value)) picked[field.name] = value;
  }
  return picked;
};
