import { parseArgs } from 'node:util';
import { CannotRun } from '../exit-codes.ts';
import { orHelp } from '../or-help.ts';

export type BackupOptions = { readonly json: boolean } & (
  | { readonly action: 'create'; readonly to: string | null }
  | { readonly action: 'restore' | 'try'; readonly folder: string }
);

export const helpText = `npm run backup -- create [--to FOLDER]
npm run backup -- restore FOLDER
npm run backup -- try FOLDER

Works on the database that DATABASE_URL names and the files in BIHUAN_FILES_DIR.

  create   writes a new folder in FOLDER (by default backups in BIHUAN_DATA_DIR): all tables as they
           were at one moment, then the files. People go on working meanwhile.
  restore  fills a new, empty database from a backup, and adds the files that are missing; then
           npm run migrate -- latest, and the centre can start on it, beside a workflow engine as it is
  try      restores into a database of its own beside, which is dropped again, and notes that it worked

  --json   one line of JSON on stdout
  --help

Ends with 0 when it is done, 1 when the backup cannot be restored, 2 when it could not run.
`;

/** @throws CannotRun that says what is wrong with the arguments. */
export function readBackupOptions(args: readonly string[]): BackupOptions | 'help' {
  const { values, positionals } = orHelp(helpText, () => parseStrictly(args));
  if (values.help === true) return 'help';
  const [action, folder, ...rest] = positionals;
  const json = values.json === true;
  if (rest.length === 0) {
    if (action === 'create' && folder === undefined) return { action, to: values.to ?? null, json };
    if ((action === 'restore' || action === 'try') && folder !== undefined && !('to' in values))
      return { action, folder, json };
  }
  throw new CannotRun(helpText);
}

function parseStrictly(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
