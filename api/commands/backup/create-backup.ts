import { mkdir, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { dumpTables } from '../../../migrations/backup/dump-tables.ts';
import { type Manifest, manifestName } from '../../../migrations/backup/manifest.ts';
import type { Db } from '../../../migrations/functions/call-function.ts';
import { newId } from '../../../migrations/new-id.ts';
import { version } from '../../../migrations/software-version.ts';
import { showProgress } from '../progress.ts';
import { copyFiles, sizeOf } from './copy-files.ts';

const longestError = 500;

export interface CreatedBackup {
  readonly folder: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
}

/** `bihuan-20261126T123000Z-1f2e`: sorts by time; two of one second do not meet. */
const nameOf = (id: string, at: Date): string =>
  `bihuan-${at.toISOString().slice(0, 19).replaceAll(/[-:]/gu, '')}Z-${id.slice(-4)}`;

const write = async (
  db: Db,
  folder: string,
  about: { readonly id: string; readonly beganAt: Date; readonly filesDirectory: string },
): Promise<Manifest> => {
  const { id, beganAt, filesDirectory } = about;
  const progress = showProgress('tables');
  const dumped = await dumpTables(db, folder, (through, of) => {
    progress.update(through, of);
  });
  progress.stop();
  // After the tables: a file is there before any row tells of it, and none is ever deleted.
  await copyFiles(filesDirectory, join(folder, 'files'));
  const manifest: Manifest = {
    format: 1,
    id,
    software: version,
    beganAt: beganAt.toISOString(),
    endedAt: new Date().toISOString(),
    ...dumped,
    files: await sizeOf(join(folder, 'files')),
  };
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  return manifest;
};

/** Makes a backup and notes it in the database, also when it fails. @returns where it is */
export const createBackup = async (
  db: Db,
  { to, filesDirectory }: { readonly to: string; readonly filesDirectory: string },
): Promise<CreatedBackup> => {
  const id = newId();
  const beganAt = new Date();
  const folder = join(resolve(to), nameOf(id, beganAt));
  const unfinished = `${folder}.unfinished`;
  await db
    .insertInto('backup')
    .values({
      id,
      began_at: beganAt,
      ended_at: null,
      place: `${hostname()}:${folder}`,
      bytes: null,
      error: null,
      tried_at: null,
    })
    .execute();
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const manifest = await write(db, unfinished, { id, beganAt, filesDirectory });
    await rename(unfinished, folder);
    const { bytes } = await sizeOf(folder);
    await db
      .updateTable('backup')
      .set({ ended_at: new Date(manifest.endedAt), bytes: String(bytes) })
      .where('id', '=', id)
      .execute();
    return {
      folder,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: manifest.files.count,
      bytes,
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    await db
      .updateTable('backup')
      .set({ error: said.slice(0, longestError) })
      .where('id', '=', id)
      .execute();
    throw error;
  }
};
