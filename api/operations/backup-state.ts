import { type Kysely, type Selectable, sql } from 'kysely';
import { durationMillis } from '../../domain/settings/iso-duration.ts';
import { settingTable } from '../../domain/settings/setting-table.ts';
import type { SettingValues } from '../../domain/settings/setting-values.ts';
import type { BackupTable } from '../../migrations/schema/backup.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Operations } from '../contract/operations.ts';

type BackupState = Operations['backup'];
type BackupRow = Selectable<BackupTable>;

/** The last that was finished. */
const lastDone = async (database: Kysely<Database>): Promise<BackupRow | null> => {
  const found = await database
    .selectFrom('backup')
    .selectAll()
    .where('ended_at', 'is not', null)
    .orderBy('began_at', 'desc')
    .executeTakeFirst();
  return found ?? null;
};

/** The last that failed after that. */
const lastFailed = async (
  database: Kysely<Database>,
  done: BackupRow | null,
): Promise<BackupState['lastFailure']> => {
  const found = await database
    .selectFrom('backup')
    .select(['began_at', 'error'])
    .where('error', 'is not', null)
    .where('began_at', '>', done?.began_at ?? sql<Date>`'-infinity'`)
    .orderBy('began_at', 'desc')
    .executeTakeFirst();
  return found === undefined
    ? null
    : { at: found.began_at.toISOString(), error: found.error ?? '' };
};

const view = (row: BackupRow): BackupState['last'] => ({
  beganAt: row.began_at.toISOString(),
  endedAt: (row.ended_at ?? row.began_at).toISOString(),
  place: row.place,
  bytes: Number(row.bytes ?? 0),
  triedAt: row.tried_at?.toISOString() ?? null,
});

/** The last backup by the command, one that failed since, and whether the last is older than is allowed. */
export const backupState = async (
  database: Kysely<Database>,
  settings: SettingValues,
  now: Date,
): Promise<BackupState> => {
  const set = settings['backupWarnAfter'];
  const warnAfter = typeof set === 'string' ? set : settingTable.backupWarnAfter.value;
  const done = await lastDone(database);
  const age = done === null ? Number.POSITIVE_INFINITY : now.getTime() - done.began_at.getTime();
  return {
    last: done === null ? null : view(done),
    lastFailure: await lastFailed(database, done),
    warnAfter,
    overdue: age > (durationMillis(warnAfter) ?? 0),
  };
};
