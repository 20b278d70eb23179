import { execFile } from 'node:child_process';
import {
  chownSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Centre } from '../environment/centre.ts';
import { connected, count, until } from './database.ts';

const execute = promisify(execFile);

const clusterOf = (centre: Centre): string => {
  const words = readFileSync(`/proc/${String(centre.pid('postgres'))}/cmdline`, 'utf8').split('\0');
  const directory = words[words.indexOf('-D') + 1];
  if (directory === undefined) throw new Error('Expected Postgres to be told its cluster');
  return directory;
};

/**
 * A base backup of the running Postgres by its low-level interface (Postgres manual, "Making a Base
 * Backup Using the Low Level API"): the embedded package has no `pg_basebackup`.
 * @returns the directory of the backup
 */
export const backUpPostgres = async (centre: Centre): Promise<string> => {
  const cluster = clusterOf(centre);
  const backup = `${cluster}-backup`;
  await connected(centre, async (client) => {
    await client.query(`select pg_backup_start('test', true)`);
    await execute('cp', ['-a', cluster, backup]);
    rmSync(join(backup, 'postmaster.pid'));
    const { rows } = await client.query<{ readonly labelfile: string }>(
      'select labelfile from pg_backup_stop(false)',
    );
    for (const name of readdirSync(join(backup, 'pg_wal')))
      rmSync(join(backup, 'pg_wal', name), { recursive: true });
    await execute('cp', ['-a', `${join(cluster, 'pg_wal')}/.`, join(backup, 'pg_wal')]);
    const label = join(backup, 'backup_label');
    writeFileSync(label, rows[0]?.labelfile ?? '', { mode: 0o600 });
    const { uid, gid } = statSync(cluster);
    chownSync(label, uid, gid);
  });
  return backup;
};

/** Puts the backup in the place of the cluster; the supervisor starts Postgres on it. */
export const restorePostgres = async (centre: Centre, backup: string): Promise<void> => {
  const cluster = clusterOf(centre);
  const pid = centre.pid('postgres');
  const newer = `${cluster}-newer`;
  renameSync(cluster, newer);
  renameSync(backup, cluster);
  process.kill(pid, 'SIGKILL');
  await until(
    'Postgres to run on the backup',
    async () =>
      centre.pid('postgres') !== pid &&
      (await count(centre, 'select pg_is_in_recovery()::integer as n')) === 0,
  );
  rmSync(newer, { recursive: true });
};
