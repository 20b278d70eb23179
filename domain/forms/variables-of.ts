import { parseLimit } from '../limits/parse-limit.ts';
import { isFilled } from './field-value.ts';
import { type Form, isShown } from './form.ts';

/** A value of a form field as it goes into a history. */
export type FieldValue =
  | string
  | number
  | boolean
  | readonly string[]
  | { readonly amount: number; readonly unit: string };

const isPlain = (value: unknown): value is FieldValue =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

const fieldValueOf = (value: unknown): FieldValue | null =>
  isPlain(value) ? value : parseLimit(value);

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
    const known = wanted ? fieldValueOf(value) : null;
    if (known !== null) picked[field.name] = known;
  }
  return picked;
};
