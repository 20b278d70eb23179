import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { ImportJob } from '../contract/imports.ts';
import { writeSecurityEvent } from '../security-log.ts';
import { forgetFile } from './forget-file.ts';

/**
 * From now on no further row of the job is taken. One that waits has ended with this; one that runs
 * is `cancelling` until its runner has noted the rows in flight. False when it has ended or is
 * cancelled already.
 */
export async function cancelImport(
  store: { readonly database: Kysely<Database>; readonly filesDirectory: string },
  cancel: {
    readonly job: Pick<ImportJob, 'id' | 'kind' | 'fileHash'>;
    readonly by: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { id, kind, fileHash } = cancel.job;
  return store.database.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('import_job')
      .set({
        state: sql`case state when 'waiting' then 'cancelled' else 'cancelling' end`,
        cancelled_by: cancel.by,
        updated_at: sql<Date>`now()`,
      })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returning('state')
      .executeTakeFirst();
    if (changed === undefined) {
      return false;
    }
    await writeSecurityEvent(
      transaction,
      {
        person: cancel.by,
        type: 'import-cancelled',
        success: true,
        params: { job: id, kind, file: fileHash },
      },
      cancel.at,
    );
    if (changed.state === 'cancelled') {
      await forgetFile(transaction, store.filesDirectory, fileHash);
    }
    return true;
  });
}
