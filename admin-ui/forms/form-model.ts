import type { FormField, TaskOutcome } from '../../api/contract/tasks.ts';
import { isLimitUnit } from '../../domain/limits/parse-limit.ts';
import type { TypedLimit } from '../fields/limit-input.tsx';
import { isRecord } from '../../domain/is-record.ts';

/** What is typed so far, by field name. */
export type FormValues = Readonly<Record<string, unknown>>;

/** A file that was sent and may be named in a submission. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Attachments as the form keeps them; an id alone (as the server prefills) is a file without a name. */
export function filesIn(value: unknown): readonly AttachedFile[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.flatMap((entry) => {
    if (isText(entry)) {
      return [{ id: entry, name: '', mediaType: '' }];
    }
    return isRecord(entry) && isText(entry['id'])
      ? [{ id: entry['id'], name: textIn(entry['name']), mediaType: textIn(entry['mediaType']) }]
      : [];
  });
}

/** A value as text; nothing and objects are empty. */
export function textIn(value: unknown): string {
  return isText(value) || typeof value === 'number' ? String(value) : '';
}

/** A limit as it is typed; empty in the first unit of the field when it is none. */
export function limitIn(value: unknown, field: FormField): TypedLimit {
  const { amount, unit } = isRecord(value) ? value : {};
  return {
    amount: textIn(amount),
    unit: isLimitUnit(unit) ? unit : (field.units?.[0] ?? 'workHours'),
  };
}

/** The fields that an outcome shows: its own and those of all. */
export function fieldsFor(
  fields: readonly FormField[],
  outcome: string | null,
): readonly FormField[] {
  return fields.filter(
    (field) =>
      field.outcomes === undefined || (outcome !== null && field.outcomes.includes(outcome)),
  );
}

/** Whether something is there to submit; a box that is not ticked counts as nothing only when it is required. */
export function isFilled(field: FormField, value: unknown): boolean {
  if (field.type === 'attachments') {
    return filesIn(value).length >= Math.max(field.minItems ?? 1, 1);
  }
  if (field.type === 'boolean') {
    return typeof value === 'boolean';
  }
  return textOf(field, value) !== '';
}

/** What stands in the field: of a limit, its amount. */
const textOf = (field: FormField, value: unknown): string =>
  (field.type === 'limit' ? limitIn(value, field).amount : textIn(value)).trim();

/** Names of what the outcome requires and the form does not have yet, in the order of the form. */
export function missingFor(
  outcome: TaskOutcome,
  fields: readonly FormField[],
  values: FormValues,
): readonly string[] {
  const required = new Set(outcome.requires);
  return fields
    .filter((field) => required.has(field.name) && !isFilled(field, values[field.name]))
    .map((field) => field.name);
}

const numeric: ReadonlySet<FormField['type']> = new Set(['integer', 'number', 'rating']);

export type FaultCode =
  'notNumber' | 'notInteger' | 'notPositive' | 'tooSmall' | 'tooLarge' | 'tooLong' | 'atLeast';

export interface Fault {
  readonly code: FaultCode;
  readonly params: Readonly<Record<string, number>>;
}

interface NumberRule {
  readonly whole: boolean;
  readonly positive: boolean;
}

function numberFault(field: FormField, text: string, rule: NumberRule): Fault | null {
  const value = Number(text);
  if (!Number.isFinite(value)) {
    return { code: 'notNumber', params: {} };
  }
  if (rule.whole && !Number.isInteger(value)) {
    return { code: 'notInteger', params: {} };
  }
  if (rule.positive && value <= 0) {
    return { code: 'notPositive', params: {} };
  }
  if (field.minimum !== undefined && value < field.minimum) {
    return { code: 'tooSmall', params: { minimum: field.minimum } };
  }
  return field.maximum !== undefined && value > field.maximum
    ? { code: 'tooLarge', params: { maximum: field.maximum } }
    : null;
}

/** What is wrong with a value as such, whether it is required or not; null when nothing is. */
export function faultOf(field: FormField, value: unknown): Fault | null {
  if (field.type === 'attachments') {
    const count = filesIn(value).length;
    const least = field.minItems ?? 0;
    return count > 0 && count < least ? { code: 'atLeast', params: { count: least } } : null;
  }
  const text = textOf(field, value);
  if (text === '') {
    return null;
  }
  if (field.type === 'limit') {
    // Days are counted whole (`parseLimit` of domain/limits).
    const whole = limitIn(value, field).unit.endsWith('Days');
    return numberFault(field, text, { whole, positive: true });
  }
  if (numeric.has(field.type)) {
    return numberFault(field, text, { whole: field.type === 'integer', positive: false });
  }
  return field.maxLength !== undefined && text.length > field.maxLength
    ? { code: 'tooLong', params: { max: field.maxLength } }
    : null;
}

function submitted(field: FormField, value: unknown): unknown {
  if (field.type === 'attachments') {
    return filesIn(value).map((file) => file.id);
  }
  if (field.type === 'boolean') {
    return value;
  }
  const text = textOf(field, value);
  if (field.type === 'limit') {
    return { ...limitIn(value, field), amount: Number(text) };
  }
  return numeric.has(field.type) ? Number(text) : text;
}

const hasSomething = (field: FormField, value: unknown): boolean =>
  field.type === 'attachments' ? filesIn(value).length > 0 : isFilled(field, value);

/** What goes to the server: the shown fields that hold something, in the types the form names. */
export function dataOf(
  fields: readonly FormField[],
  values: FormValues,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields
      .filter(
        (field) =>
          hasSomething(field, values[field.name]) && faultOf(field, values[field.name]) === null,
      )
      .map((field) => [field.name, submitted(field, values[field.name])]),
  );
}

/** The field that a problem's path (`/body/data/reason`, `/data/reason`) is about. */
export function fieldOfPath(path: string, fields: readonly FormField[]): string | null {
  const parts = path.split(/[/.]/u).filter((part) => part !== '');
  return parts.find((part) => fields.some((field) => field.name === part)) ?? null;
}
