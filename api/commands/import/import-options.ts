import { parseArgs } from 'node:util';
import type { CommandSettings } from '../../config.ts';
import { importKinds, type ImportKind } from '../../contract/imports.ts';
import { CannotRun } from '../exit-codes.ts';
import { orHelp } from '../or-help.ts';
import type { Credentials } from '../http/centre-client.ts';

export interface ImportOptions {
  readonly kind: ImportKind;
  readonly file: string;
  /** Path of the map; only for reports. */
  readonly map: string | null;
  readonly rejected: string | null;
  readonly json: boolean;
  readonly server: string;
  readonly credentials: Credentials;
}

export const helpText = `npm run import -- reports FILE --map MAP.json
npm run import -- catalogue FILE
npm run import -- calendar FILE
npm run import -- units FILE

Brings a file into a running centre. The import is a job of the server: it goes on when this
command is stopped, and the same file with the same map meets its job again. No row comes in twice.

  --map PATH        how columns become reports (api/commands/maps has ready ones)
  --rejected PATH   where rows that were refused go, with their reasons
                    (default FILE.rejected.csv; here, when that folder cannot be written)
  --json            one line of JSON on stdout
  --server URL      default http://127.0.0.1:8080, or PORT
  --login NAME      default admin; --password, default that of the demonstration
                    BIHUAN_TOKEN in the environment is used instead of both
  --help

Ends with 0 when rows are in (now or from before), 1 when none is or the job failed,
2 when it could not run.
`;

/** @throws CannotRun that says what is wrong with the arguments. */
export function readImportOptions(
  args: readonly string[],
  settings: CommandSettings,
): ImportOptions | 'help' {
  const { values, positionals } = orHelp(helpText, () => parseStrictly(args));
  if (values.help === true) {
    return 'help';
  }
  const [kindText, file, ...rest] = positionals;
  const kind = importKinds.find((known) => known === kindText);
  if (kind === undefined || file === undefined || rest.length > 0) {
    throw new CannotRun(`Expected one of ${importKinds.join(', ')} and a file.\n\n${helpText}`);
  }
  const map = values.map ?? null;
  if ((kind === 'reports') !== (map !== null)) {
    throw new CannotRun(
      kind === 'reports' ? 'Reports need --map MAP.json.' : 'Only reports take --map.',
    );
  }
  return {
    kind,
    file,
    map,
    rejected: values.rejected ?? null,
    json: values.json === true,
    server: serverOf(values.server ?? settings.server),
    credentials: credentialsOf(values, settings),
  };
}

interface Given {
  readonly login?: string | undefined;
  readonly password?: string | undefined;
}

function credentialsOf(given: Given, settings: CommandSettings): Credentials {
  if (settings.token !== null && given.login === undefined) {
    return { token: settings.token };
  }
  return { login: given.login ?? 'admin', password: given.password ?? settings.demoPassword };
}

export function serverOf(text: string): string {
  if (!URL.canParse(text) || !['http:', 'https:'].includes(new URL(text).protocol)) {
    throw new CannotRun('--server: expected an address such as http://127.0.0.1:8080.');
  }
  return text;
}

function parseStrictly(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      map: { type: 'string' },
      rejected: { type: 'string' },
      json: { type: 'boolean' },
      server: { type: 'string' },
      login: { type: 'string' },
      password: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}
