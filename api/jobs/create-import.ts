import { type Kysely, type Selectable, sql } from 'kysely';
import type { ImportJobTable } from '../../migrations/schema/import-job.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { ImportKind } from '../contract/imports.ts';
import { newId } from '../../migrations/new-id.ts';
import { importPlace } from '../uploads/file-places.ts';
import { lockContent } from '../uploads/lock-content.ts';
import { type ReceivedFile, settleFile } from '../uploads/received-file.ts';

export interface ImportRequest {
  readonly kind: ImportKind;
  readonly file: ReceivedFile;
  readonly fileName: string;
  /** Checked already; an empty object for kinds without a map. */
  readonly map: unknown;
  readonly by: string;
}

export interface CreatedImport {
  readonly id: string;
  /** False: the same file with the same map is being imported, or goes on where it had failed. */
  readonly fresh: boolean;
}

/**
 * A job for the file; the same file with the same map meets its unfinished job again. A finished
 * or cancelled one is imported anew: every row that is in already counts as repeated.
 */
export async function createImport(
  store: { readonly database: Kysely<Database>; readonly filesDirectory: string },
  request: ImportRequest,
): Promise<CreatedImport> {
  return store.database.transaction().execute(async (transaction) => {
    await lockContent(transaction, request.file.hash);
    await settleFile(request.file, importPlace(store.filesDirectory, request.file.hash));
    const earlier = await unfinished(transaction, request);
    if (earlier === undefined) {
      return { id: await insertJob(transaction, request), fresh: true };
    }
    if (earlier.state === 'failed') {
      await transaction
        .updateTable('import_job')
        .set({ state: 'waiting', error: null, updated_at: sql<Date>`now()` })
        .where('id', '=', earlier.id)
        .execute();
    }
    return { id: earlier.id, fresh: false };
  });
}

async function unfinished(
  transaction: Kysely<Database>,
  request: ImportRequest,
): Promise<Pick<Selectable<ImportJobTable>, 'id' | 'state'> | undefined> {
  return transaction
    .selectFrom('import_job')
    .select(['id', 'state'])
    .where('kind', '=', request.kind)
    .where('file_hash', '=', request.file.hash)
    .where('created_by', '=', request.by)
    .where('state', 'in', ['waiting', 'running', 'failed'])
    .where(sql<boolean>`map = ${JSON.stringify(request.map)}::jsonb`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function insertJob(transaction: Kysely<Database>, request: ImportRequest): Promise<string> {
  const id = newId();
  await transaction
    .insertInto('import_job')
    .values({
      id,
      kind: request.kind,
      file_name: request.fileName,
      file_hash: request.file.hash,
      map: JSON.stringify(request.map),
      state: 'waiting',
      total: 0,
      accepted: 0,
      rejected: 0,
      repeated: 0,
      next_row: 1,
      error: null,
      created_by: request.by,
    })
    .execute();
  return id;
}
