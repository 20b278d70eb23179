import { resolve } from 'node:path';

/** What the launcher reads from the environment; the API and the worker check their own settings. */
export interface LauncherSettings {
  readonly port: number;
  readonly dataDir: string;
  /** Set: an outside Postgres is used and none is started. */
  readonly databaseUrl: string | undefined;
  /** Set: an outside Temporal is used and none is started. */
  readonly temporalAddress: string | undefined;
}

/** @throws Error that names every wrong setting and says what was expected. */
export const launcherSettings = (
  env: Readonly<Record<string, string | undefined>>,
): LauncherSettings => {
  const problems: string[] = [];
  const portText = env['PORT'] ?? '8080';
  const port = Number(portText);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    problems.push(`PORT: expected a number from 1 to 65535, but got ${JSON.stringify(portText)}`);
  const databaseUrl = env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//u.test(databaseUrl))
    problems.push('DATABASE_URL: expected an address that begins with postgres://');
  const temporalAddress = env['TEMPORAL_ADDRESS'] === '' ? undefined : env['TEMPORAL_ADDRESS'];
  if (temporalAddress !== undefined && !/^[^\s/]+:\d+$/u.test(temporalAddress))
    problems.push('TEMPORAL_ADDRESS: expected host:port');
  if (problems.length > 0) throw new Error(`Settings refused:\n  ${problems.join('\n  ')}`);
  return {
    port,
    dataDir: resolve(env['BIHUAN_DATA_DIR'] ?? '.data'),
    databaseUrl,
    temporalAddress,
  };
};
