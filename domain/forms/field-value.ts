import {
  hasControlCharacters,
  hasControlCharactersInText,
  isWellFormedText,
} from '../text/control-characters.ts';
import { parseLimit } from '../limits/parse-limit.ts';
import type { FieldErrorCode, FieldType, FormField } from './form.ts';

/** Null when the value is good. */
type Check = (value: unknown, field: FormField) => FieldErrorCode | null;

export const largestList = 50;
export const longestId = 200;
export const defaultLengths = { line: 200, text: 4000 };

const checkText =
  (hasControls: (text: string) => boolean, longest: number): Check =>
  (value, field) => {
    if (typeof value !== 'string') return 'wrong-type';
    if (value.length > (field.maxLength ?? longest)) return 'too-long';
    return hasControls(value) || !isWellFormedText(value) ? 'control-character' : null;
  };

const checkRange = (value: number, minimum?: number, maximum?: number): FieldErrorCode | null => {
  if (minimum !== undefined && value < minimum) return 'below-minimum';
  return maximum !== undefined && value > maximum ? 'above-maximum' : null;
};

const checkNumber =
  (whole: boolean): Check =>
  (value, field) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-type';
    if (whole && !Number.isSafeInteger(value)) return 'wrong-type';
    return checkRange(value, field.minimum, field.maximum);
  };

const checkId: Check = (value) => {
  if (typeof value !== 'string' || value.trim() === '') return 'wrong-type';
  if (value.length > longestId) return 'too-long';
  return hasControlCharacters(value) ? 'control-character' : null;
};

const instantPattern =
  /^(?<day>\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/u;

/** Years that a matter of the centre can lie in; others are slips of the keyboard. */
const years = { first: Date.UTC(1900, 0, 1), last: Date.UTC(2200, 0, 1) };

/** ISO 8601 with offset; a day that no month has is refused, not moved on. */
const checkInstant: Check = (value) => {
  const day = typeof value === 'string' ? instantPattern.exec(value)?.groups?.['day'] : undefined;
  if (typeof value !== 'string' || day === undefined) return 'wrong-type';
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const real = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
  const at = Date.parse(value);
  if (!real || Number.isNaN(at)) return 'wrong-type';
  return checkRange(at, years.first, years.last);
};

const checkList: Check = (value, field) => {
  if (!Array.isArray(value)) return 'wrong-type';
  const items: readonly unknown[] = value;
  const wrong = items.map((item) => checkId(item, field)).find((code) => code !== null);
  if (wrong !== undefined) return wrong;
  if (new Set(items).size < items.length) return 'repeated-item';
  if (items.length > largestList) return 'too-many-items';
  return items.length < (field.minItems ?? 0) ? 'too-few-items' : null;
};

const checkLimit: Check = (value, field) => {
  const limit = parseLimit(value);
  if (limit === null) return 'wrong-type';
  if (field.units !== undefined && !field.units.includes(limit.unit)) return 'not-a-choice';
  return checkRange(limit.amount, field.minimum, field.maximum);
};

const checks: { readonly [T in FieldType]: Check } = {
  text: checkText(hasControlCharacters, defaultLengths.line),
  textarea: checkText(hasControlCharactersInText, defaultLengths.text),
  boolean: (value) => (typeof value === 'boolean' ? null : 'wrong-type'),
  integer: checkNumber(true),
  number: checkNumber(false),
  choice: (value, field) =>
    (field.choices ?? []).some((choice) => choice.value === value) ? null : 'not-a-choice',
  'date-time': checkInstant,
  unit: checkId,
  person: checkId,
  class: checkId,
  condition: checkId,
  case: checkId,
  attachments: checkList,
  rating: (value, field) =>
    checkNumber(true)(value, {
      ...field,
      minimum: field.minimum ?? 1,
      maximum: field.maximum ?? 5,
    }),
  limit: checkLimit,
};

/** Whether a value fills a field at all: null, blank text and an empty list do not. */
export const isFilled = (value: unknown): boolean => {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !Array.isArray(value) || value.length > 0;
};

/** What is wrong with a value that fills its field, or null. */
export const checkValue = (value: unknown, field: FormField): FieldErrorCode | null =>
  checks[field.type](value, field);
