import type { Kysely } from 'kysely';
import { isFilled } from '../../domain/forms/field-value.ts';
import { isShown, type FieldType, type Form, type FormField } from '../../domain/forms/form.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { ProblemDetail } from '../problem.ts';
import type { Reader } from '../reader.ts';

/** What a field's value is checked against, and whom it concerns. */
export interface FactContext {
  readonly database: Kysely<Database>;
  readonly reader: Reader;
  readonly now: Date;
  readonly caseId: string;
  /** Unit of the task: whoever is assigned must be one of its people. */
  readonly unit: string | null;
  /** Class by which a condition is chosen: that of the submission, else that of the case. */
  readonly category: string | null;
  readonly urgency: string;
}

/** A file that the submission names; only those that nobody bound yet are bound with it. */
export interface NamedFile {
  readonly id: string;
  readonly purpose: string;
}

/** What became of a value: facts for the Update, files to bind, or what is wrong with it. */
export interface FieldFacts {
  readonly variables?: JsonObject;
  readonly files?: readonly NamedFile[];
  readonly errors?: readonly ProblemDetail[];
}

export interface FilledField {
  readonly field: FormField;
  readonly value: unknown;
}

/** The fields that a submission fills and that belong to its outcome. */
export const filledFields = (
  form: Form | null,
  outcome: string,
  data: Readonly<Record<string, unknown>>,
): FilledField[] =>
  (form?.fields ?? []).flatMap((field) => {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined;
    return isShown(field, outcome) && isFilled(value) ? [{ field, value }] : [];
  });

export const wrongField = (field: FormField, code: string, message: string): FieldFacts => ({
  errors: [{ path: `/data/${field.name}`, code, message }],
});

export const unknownReference = (field: FormField): FieldFacts =>
  wrongField(field, 'unknown-reference', 'names something that does not exist or is not visible');

export type FactResolver = (
  context: FactContext,
  field: FormField,
  value: unknown,
) => Promise<FieldFacts>;

export type ReferenceType = Extract<
  FieldType,
  'unit' | 'person' | 'class' | 'condition' | 'case' | 'attachments'
>;
