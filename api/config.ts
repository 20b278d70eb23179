import type { Environment } from '../domain/environment/environment-setting.ts';
import {
  type DescribedSetting,
  describeEnvironment,
} from '../domain/environment/describe-environment.ts';
import type { EnvironmentKey, LogLevel } from '../domain/environment/environment-table.ts';
import { readEnvironment } from '../domain/environment/read-environment.ts';

/** Everything that the environment decides, read once (`npm run api`). Secrets stay out of logs. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly tls: boolean;
    readonly apiKey: string | null;
  };
  readonly dataDirectory: string;
  readonly filesDirectory: string;
  readonly demo: boolean;
  readonly demoPassword: string;
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  readonly centreName: string;
  /** Addresses of reverse proxies whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
  /** The same for people: no secret, and whether each was given. */
  readonly installation: readonly DescribedSetting[];
}

const keys = [
  'host',
  'port',
  'databaseUrl',
  'apiConnections',
  'temporalAddress',
  'temporalNamespace',
  'temporalTls',
  'temporalApiKey',
  'dataDirectory',
  'filesDirectory',
  'demo',
  'demoPassword',
  'timeZone',
  'logLevel',
  'centreName',
  'trustedProxies',
] as const satisfies readonly EnvironmentKey[];

/** @throws SettingsRefused naming every setting that is missing or wrong. */
export const readConfig = (environment: Environment): Config => {
  const {
    apiConnections,
    temporalAddress,
    temporalNamespace,
    temporalTls,
    temporalApiKey,
    ...rest
  } = readEnvironment(environment, keys);
  return {
    ...rest,
    databaseConnections: apiConnections,
    temporal: {
      address: temporalAddress,
      namespace: temporalNamespace,
      tls: temporalTls,
      apiKey: temporalApiKey,
    },
    installation: describeEnvironment(environment, keys),
  };
};

/** The settings of this process. @throws SettingsRefused */
export const configOfProcess = (): Config => readConfig(process.env);

/** The database of commands that need no running centre. @throws SettingsRefused */
export const databaseUrlOfProcess = (): string =>
  readEnvironment(process.env, ['databaseUrl']).databaseUrl;

/** What a backup is made of. @throws SettingsRefused */
export const backupSettingsOfProcess = (): Pick<
  Config,
  'databaseUrl' | 'dataDirectory' | 'filesDirectory'
> => readEnvironment(process.env, ['databaseUrl', 'dataDirectory', 'filesDirectory']);

/** What the commands that talk to a running centre take from the environment. */
export interface CommandSettings {
  /** Address of the centre on this machine. */
  readonly server: string;
  /** A bearer token instead of login and password. */
  readonly token: string | null;
  /** The password of demo accounts. */
  readonly demoPassword: string;
}

/** @throws SettingsRefused */
export const commandSettings = (environment: Environment = process.env): CommandSettings => {
  const { port, ...rest } = readEnvironment(environment, ['port', 'token', 'demoPassword']);
  return { server: `http://127.0.0.1:${String(port)}`, ...rest };
};
