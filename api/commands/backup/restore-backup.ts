import { join } from 'node:path';
import { checkTables } from '../../../migrations/backup/check-tables.ts';
import { loadTables } from '../../../migrations/backup/load-tables.ts';
import { type Manifest, readManifest } from '../../../migrations/backup/manifest.ts';
import type { Db } from '../../../migrations/functions/call-function.ts';
import { showProgress } from '../progress.ts';
import { copyFiles, sizeOf } from './copy-files.ts';

/** It is unfinished in its own copy: the copy was taken while it was being made. */
const noteFinished = async (db: Db, { id, endedAt }: Manifest, bytes: number): Promise<void> => {
  await db
    .updateTable('backup')
    .set({ ended_at: new Date(endedAt), bytes: String(bytes) })
    .where('id', '=', id)
    .execute();
};

/**
 * Fills the empty database from a backup whose files are all as they were written.
 * @param filesDirectory where files that are missing go; null: nowhere
 * @throws BackupRefused
 */
export const restoreBackup = async (
  db: Db,
  { folder, filesDirectory }: { readonly folder: string; readonly filesDirectory: string | null },
): Promise<Manifest> => {
  const manifest = await readManifest(folder);
  await checkTables(folder, manifest);
  const progress = showProgress('tables');
  try {
    await loadTables(db, folder, manifest, (through, of) => {
      progress.update(through, of);
    });
  } finally {
    progress.stop();
  }
  if (filesDirectory !== null) await copyFiles(join(folder, 'files'), filesDirectory);
  await noteFinished(db, manifest, (await sizeOf(folder)).bytes);
  return manifest;
};
