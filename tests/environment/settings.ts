import { resolve } from 'node:path';
import type { Environment } from '../../domain/environment/environment-setting.ts';
import { environmentTable } from '../../domain/environment/environment-table.ts';
import type {
  EnvironmentKey,
  EnvironmentValues,
} from '../../domain/environment/environment-table.ts';
import { isGiven, readEnvironment } from '../../domain/environment/read-environment.ts';

/** Every setting, of the API and of the worker too: what is wrong is said before anything starts. */
export interface LauncherSettings extends Omit<
  EnvironmentValues,
  'databaseUrl' | 'temporalAddress'
> {
  /** Null: the embedded Postgres is started. */
  readonly databaseUrl: string | null;
  /** Null: the embedded Temporal is started. */
  readonly temporalAddress: string | null;
}

const isKey = (name: string): name is EnvironmentKey => Object.hasOwn(environmentTable, name);
const keys = Object.keys(environmentTable).filter(isKey);
const withoutDatabase = keys.filter((key) => key !== 'databaseUrl');

/** @throws SettingsRefused that names every wrong setting and says what was expected. */
export const launcherSettings = (environment: Environment): LauncherSettings => {
  const given = isGiven(environment, 'databaseUrl')
    ? readEnvironment(environment, keys)
    : { ...readEnvironment(environment, withoutDatabase), databaseUrl: null };
  return {
    ...given,
    dataDirectory: resolve(given.dataDirectory),
    temporalAddress: isGiven(environment, 'temporalAddress') ? given.temporalAddress : null,
  };
};
