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

type Environment = Readonly<Record<string, string | undefined>>;

/** Each setting with what it must look like and how that is said. */
const expectations: readonly (readonly [name: string, shape: RegExp, expected: string])[] = [
  ['PORT', /^(?!0+$)\d{1,5}$/u, 'a number from 1 to 65535'],
  ['DATABASE_URL', /^postgres(ql)?:\/\//u, 'an address that begins with postgres://'],
  ['TEMPORAL_ADDRESS', /^[^\s/]+:\d+$/u, 'host:port'],
];

const given = (env: Environment, name: string): string | undefined =>
  env[name] === '' ? undefined : env[name];

/** @throws Error that names every wrong setting and says what was expected. */
export const launcherSettings = (env: Environment): LauncherSettings => {
  const problems = expectations
    .filter(
      ([name, shape]) => !shape.test(given(env, name) ?? '') && given(env, name) !== undefined,
    )
    .map(([name, , expected]) => `${name}: expected ${expected}`);
  const port = Number(given(env, 'PORT') ?? '8080');
  if (port > 65_535) problems.push('PORT: expected a number from 1 to 65535');
  if (problems.length > 0) throw new Error(`Settings refused:\n  ${problems.join('\n  ')}`);
  return {
    port,
    dataDir: resolve(given(env, 'BIHUAN_DATA_DIR') ?? '.data'),
    databaseUrl: given(env, 'DATABASE_URL'),
    temporalAddress: given(env, 'TEMPORAL_ADDRESS'),
  };
};
