import type { FormField } from '../../domain/forms/form.ts';
import { asPrepared } from '../../migrations/prepared.ts';
import {
  unknownReference,
  type FactContext,
  type FactResolver,
  type FieldFacts,
} from './field-facts.ts';

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];

/** Own files that nobody bound yet, or files of this case: what was shown before may be named again. */
export const resolveFiles = async (
  { database, reader, caseId }: Pick<FactContext, 'database' | 'reader' | 'caseId'>,
  ids: readonly string[],
  purpose: string,
): Promise<Required<Pick<FieldFacts, 'files'>> | null> => {
  if (ids.length === 0) return { files: [] };
  const rows = await database
    .selectFrom('attachment')
    .modifyFront(asPrepared)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .select(['id', 'case_id', 'uploaded_by'])
    .execute();
  const usable = rows.filter(
    (row) => row.case_id === caseId || (row.case_id === null && row.uploaded_by === reader.id),
  );
  if (usable.length < new Set(ids).size) return null;
  return {
    files: usable.filter((row) => row.case_id === null).map((row) => ({ id: row.id, purpose })),
  };
};

export const resolveAttachments: FactResolver = async (context, field: FormField, value) =>
  (await resolveFiles(context, idsIn(value), field.name)) ?? unknownReference(field);
