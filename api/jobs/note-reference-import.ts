import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { writeSecurityEvent } from '../security-log.ts';
import type { ImportContext, ImportRun } from './import-context.ts';

/** Changes of reference data are on record with who made them and the file they came from. */
export async function noteReferenceImport(
  transaction: Kysely<Database>,
  context: Pick<ImportContext, 'now'>,
  note: { readonly run: ImportRun; readonly params: Readonly<Record<string, string | number>> },
): Promise<void> {
  const { id, kind, file_hash, created_by } = note.run.job;
  const params = { ...note.params, kind, job: id, file: file_hash };
  await writeSecurityEvent(
    transaction,
    { person: created_by, type: 'reference-imported', success: true, params },
    context.now(),
  );
}
