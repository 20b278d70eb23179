import type { LimitUnit } from '../limits/limit.ts';

/** Kinds of form fields; the same as `FormField` of the API's contract. */
export const fieldTypes = [
  'text',
  'textarea',
  'boolean',
  'integer',
  'number',
  'choice',
  'date-time',
  'unit',
  'person',
  'class',
  'condition',
  'case',
  'attachments',
  'rating',
  'limit',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
  readonly labelEn: string;
}

/** What a field holds before anybody types: what was last entered at another element, or a variable of the case. */
export type Prefill =
  { readonly element: string; readonly field: string } | { readonly variable: string };

/** One field of a form; forms are data beside the procedure. */
export interface FormField {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly labelEn: string;
  readonly help?: string;
  readonly helpEn?: string;
  readonly maxLength?: number;
  /** Of a boolean: 1 means that only "yes" fills it, such as a closing condition that must be met. */
  readonly minimum?: number;
  /** Of a limit: of its amount. */
  readonly maximum?: number;
  /** Of a limit: the units that may be chosen; absent: all. */
  readonly units?: readonly LimitUnit[];
  /** Of a limit: the variable of the case that holds the most that may be given (`bindForm`). */
  readonly atMost?: string;
  readonly minItems?: number;
  readonly choices?: readonly FieldChoice[];
  /** Of a text: what is said often, to be pressed instead of typed. */
  readonly phrases?: readonly { readonly text: string; readonly textEn: string }[];
  /** Goes to the workflow as a variable that expressions may read; all others stay in Postgres. */
  readonly variable?: boolean;
  /** Absent: what was entered at the same element before. */
  readonly prefill?: Prefill;
  /** Codes of the outcomes for which the field is shown; absent: always. */
  readonly outcomes?: readonly string[];
}

export interface Form {
  readonly key: string;
  readonly fields: readonly FormField[];
}

/** What is known of the outcome that is submitted. */
export interface SubmittedOutcome {
  readonly code: string;
  /** Names of the fields that must be filled for it. */
  readonly requires: readonly string[];
}

/** One thing wrong with a submission: `path` is a JSON pointer into the data. */
export interface FieldError {
  readonly path: string;
  readonly code: FieldErrorCode;
  /** Plain English for logs and other systems; screens translate the code. */
  readonly message: string;
}

const fieldErrorCodes = [
  'required',
  'must-be-true',
  'unknown-field',
  'not-for-this-outcome',
  'wrong-type',
  'too-long',
  'control-character',
  'below-minimum',
  'above-maximum',
  'not-a-choice',
  'too-few-items',
  'too-many-items',
  'repeated-item',
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];

/** Whether a field is shown, and may be filled, for an outcome. */
export const isShown = (field: FormField, outcome: string): boolean =>
  field.outcomes === undefined || field.outcomes.includes(outcome);
