import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Manifest } from '../../../migrations/backup/manifest.ts';
import { connect } from '../../../migrations/connection.ts';
import type { Db } from '../../../migrations/functions/call-function.ts';
import { restoreBackup } from './restore-backup.ts';

const beside = (url: string, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
};

/**
 * Restores into a database of its own on the same server, drops it, and notes in the live one that it worked.
 * Needs the right to create databases.
 * @throws BackupRefused
 */
export const tryBackup = async (db: Db, url: string, folder: string): Promise<Manifest> => {
  const name = `bihuan_try_${randomBytes(4).toString('hex')}`;
  await sql`create database ${sql.id(name)}`.execute(db);
  try {
    const other = connect(beside(url, name), {
      applicationName: 'bihuan-backup',
      size: 2,
      statementTimeoutMillis: 0,
    });
    try {
      const manifest = await restoreBackup(other, { folder, filesDirectory: null });
      await db
        .updateTable('backup')
        .set({ tried_at: new Date() })
        .where('id', '=', manifest.id)
        .execute();
      return manifest;
    } finally {
      await other.destroy();
    }
  } finally {
    await sql`drop database ${sql.id(name)}`.execute(db);
  }
};
