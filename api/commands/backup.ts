import { join } from 'node:path';
import { BackupRefused } from '../../migrations/backup/manifest.ts';
import { connect } from '../../migrations/connection.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { backupSettingsOfProcess } from '../config.ts';
import { type BackupOptions, helpText, readBackupOptions } from './backup/backup-options.ts';
import { createBackup } from './backup/create-backup.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { tryBackup } from './backup/try-backup.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { runCommand } from './run-command.ts';

type Settings = ReturnType<typeof backupSettingsOfProcess>;

interface Told {
  readonly line: string;
  readonly json: unknown;
}

const carryOut = async (db: Db, options: BackupOptions, settings: Settings): Promise<Told> => {
  const { databaseUrl, dataDirectory, filesDirectory } = settings;
  if (options.action === 'create') {
    const to = options.to ?? join(dataDirectory, 'backups');
    const made = await createBackup(db, { to, filesDirectory });
    const { folder, rows, tables, files } = made;
    const counts = `${String(rows)} rows of ${String(tables)} tables, ${String(files)} files`;
    return { line: `${folder}\n${counts}`, json: made };
  }
  const { folder, action } = options;
  const manifest =
    action === 'try'
      ? await tryBackup(db, databaseUrl, folder)
      : await restoreBackup(db, { folder, filesDirectory });
  const { id, beganAt } = manifest;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return {
    line:
      action === 'try'
        ? `The backup of ${beganAt} can be restored: ${String(rows)} rows.`
        : `Restored as of ${beganAt}: ${String(rows)} rows. Next: npm run migrate -- latest`,
    json: { id, beganAt, rows },
  };
};

const main = async (options: BackupOptions): Promise<ExitCode> => {
  const settings = backupSettingsOfProcess();
  const db = connect(settings.databaseUrl, {
    applicationName: 'bihuan-backup',
    size: 2,
    statementTimeoutMillis: 0,
  });
  try {
    const { line, json } = await carryOut(db, options, settings);
    process.stdout.write(`${options.json ? JSON.stringify(json) : line}\n`);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.no;
  } finally {
    await db.destroy();
  }
};

await runCommand(async () => {
  const options = readBackupOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(helpText);
    return exitCodes.done;
  }
  return main(options);
});
