import type { Environment } from '../domain/environment/environment-setting.ts';
import type { LogLevel } from '../domain/environment/environment-table.ts';
import { readEnvironment } from '../domain/environment/read-environment.ts';

/** Everything that the environment decides for the worker, read once (`npm run worker`). */
export interface Config {
  readonly databaseUrl: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly tls: boolean;
    readonly apiKey: string | null;
  };
  readonly dataDirectory: string;
  readonly filesDirectory: string;
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** Cases kept in memory; one that is not is replayed from its history when it is next needed. */
  readonly cachedCases: number;
  /** Stack traces inside workflows: costs half of a worker's throughput, for development. */
  readonly workflowStacks: boolean;
  readonly databaseConnections: number;
}

/** @throws SettingsRefused naming every setting that is missing or wrong */
export const readConfig = (environment: Environment): Config => {
  const {
    temporalAddress,
    temporalNamespace,
    temporalTls,
    temporalApiKey,
    workerConnections,
    ...rest
  } = readEnvironment(environment, [
    'databaseUrl',
    'temporalAddress',
    'temporalNamespace',
    'temporalTls',
    'temporalApiKey',
    'dataDirectory',
    'filesDirectory',
    'timeZone',
    'logLevel',
    'cachedCases',
    'workflowStacks',
    'workerConnections',
  ]);
  return {
    ...rest,
    databaseConnections: workerConnections,
    temporal: {
      address: temporalAddress,
      namespace: temporalNamespace,
      tls: temporalTls,
      apiKey: temporalApiKey,
    },
  };
};

/** The settings of this process. @throws SettingsRefused */
export const configOfProcess = (): Config => readConfig(process.env);
