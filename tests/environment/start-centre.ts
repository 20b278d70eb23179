import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announce } from './announce.ts';
import { buildUi } from './build-ui.ts';
import { portAnswers } from './free-port.ts';
import { startManaged, type ManagedProcess, type StartOptions } from './managed-process.ts';
import { nodeArgumentsOf } from './npm-script.ts';
import { phases, type Phases } from './phases.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';
import { prepareDatabase } from './prepare-database.ts';
import { endLeftovers, writeRunFile, type RunEntry } from './run-file.ts';
import type { LauncherSettings } from './settings.ts';
import { startTemporal } from './temporal.ts';
import type { TemporalAccess } from './worker-polls.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const readyMillis = 120_000;
const askMillis = 3_000;

interface Starting {
  readonly settings: LauncherSettings;
  readonly progress: Phases;
  /** What runs, in the order in which it became ready. */
  readonly processes: ManagedProcess[];
  /** How a process is started and kept; `mark` is a part of its command line. */
  readonly options: (name: string, mark: string) => StartOptions;
  /** Something failed, or Ctrl-C came. */
  readonly signal: AbortSignal;
}

/** All at once; the first that fails ends the waiting of the others, and is what is thrown. */
const together = async <T extends readonly unknown[]>(
  failed: AbortController,
  works: { readonly [K in keyof T]: () => Promise<T[K]> },
): Promise<T> => {
  const settled = await Promise.allSettled(
    works.map(async (work) => {
      try {
        return await work();
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }),
  );
  failed.signal.throwIfAborted();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing was rejected
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined)) as unknown as T;
};

type DatabaseAccess = Pick<PostgresServer, 'url' | 'nearUrl'>;

const embeddedDatabase = async ({
  settings,
  progress,
  processes,
  options,
}: Starting): Promise<DatabaseAccess> =>
  progress.run('Postgres', async () => {
    const server = await startPostgres({
      dataDir: settings.dataDirectory,
      ...options('postgres', 'postgres'),
    });
    processes.push(server.process);
    return server;
  });

/** The database with its tables and what a centre begins with. */
const database = async (starting: Starting): Promise<DatabaseAccess> => {
  const { settings, progress } = starting;
  const given = settings.databaseUrl;
  const access = given === null ? await embeddedDatabase(starting) : { url: given, nearUrl: given };
  await progress.run('Tables and reference data', async (say) => {
    say(await prepareDatabase(access.nearUrl, settings));
  });
  return access;
};

const engine = async ({
  settings,
  progress,
  processes,
  options,
}: Starting): Promise<TemporalAccess> => {
  const access = {
    namespace: settings.temporalNamespace,
    tls: settings.temporalTls,
    apiKey: settings.temporalApiKey,
  };
  if (settings.temporalAddress !== null) return { address: settings.temporalAddress, ...access };
  const address = await progress.run('Temporal', async () => {
    const server = await startTemporal({
      dataDir: settings.dataDirectory,
      cache: join(root, '.data', 'bin'),
      ...options('temporal', 'temporal'),
    });
    processes.push(server.process);
    return server.address;
  });
  // The embedded one is ours alone: no TLS, no key, one namespace.
  return { address, namespace: 'default', tls: false, apiKey: null };
};

const screens = async ({ settings, progress, signal }: Starting): Promise<void> =>
  progress.run('Screens', async (say) => {
    const built = await buildUi(join(settings.dataDirectory, 'logs', 'build-ui.log'), signal);
    say(built ? 'built' : 'unchanged');
  });

/** Where our own API answers; one that listens everywhere listens on loopback too. */
const addressOf = ({ host, port }: LauncherSettings): { host: string; url: string } => {
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  const shown = reached.includes(':') ? `[${reached}]` : reached;
  return { host: reached, url: `http://${shown}:${String(port)}` };
};

/** Database, engine and a worker are reached by the API (`GET /readyz`). */
const readiness = (url: string) => async (): Promise<boolean> =>
  (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(askMillis) })).ok;

const flag = (value: boolean): string => (value ? '1' : '0');

/** What the API and the worker are told, whatever the launcher itself was told. */
const environmentOf = (
  settings: LauncherSettings,
  databaseUrl: string,
  temporal: TemporalAccess,
): Readonly<Record<string, string>> => ({
  DATABASE_URL: databaseUrl,
  TEMPORAL_ADDRESS: temporal.address,
  TEMPORAL_NAMESPACE: temporal.namespace,
  TEMPORAL_TLS: flag(temporal.tls),
  TEMPORAL_API_KEY: temporal.apiKey ?? '',
  BIHUAN_DATA_DIR: settings.dataDirectory,
  BIHUAN_DEMO: flag(settings.demo),
});

interface NodeProcess {
  /** Also the npm script that starts it. */
  readonly name: 'worker' | 'api';
  readonly env: Readonly<Record<string, string>>;
  readonly ready: (pid: number) => Promise<boolean>;
}

const startNode = async (
  { settings, processes, options }: Starting,
  { name, env, ready }: NodeProcess,
): Promise<void> => {
  const args = nodeArgumentsOf(root, name);
  const managed = await startManaged(
    {
      name,
      command: process.execPath,
      args,
      cwd: root,
      env,
      logFile: join(settings.dataDirectory, 'logs', `${name}.log`),
      ready,
      readyTimeoutMillis: readyMillis,
    },
    options(name, args.at(-1) ?? name),
  );
  processes.push(managed);
};

const refuseBusyPort = async (settings: LauncherSettings): Promise<void> => {
  if (await portAnswers(settings.port, addressOf(settings).host))
    throw new Error(
      `PORT: expected a free port, but something listens on ${String(settings.port)} already`,
    );
};

/** Keeps `run.json` true from the moment at which there is a process. */
const recorded = (
  settings: LauncherSettings,
  signal: AbortSignal,
): ((name: string, mark: string) => StartOptions) => {
  const entries = new Map<string, RunEntry>();
  return (name, mark) => ({
    supervise: true,
    signal,
    onStart: (pid) => {
      entries.set(name, { name, pid, mark });
      writeRunFile(settings.dataDirectory, {
        launcher: process.pid,
        port: settings.port,
        processes: [...entries.values()],
      });
    },
  });
};

/**
 * Brings up everything, as much as possible at once, and says so.
 * @param processes gets what has to be stopped, also when this throws
 * @param stopping ends the waiting
 */
export const startCentre = async (
  settings: LauncherSettings,
  processes: ManagedProcess[],
  stopping: AbortSignal,
): Promise<void> => {
  mkdirSync(join(settings.dataDirectory, 'logs'), { recursive: true });
  const ended = await endLeftovers(settings.dataDirectory);
  if (ended.length > 0)
    process.stdout.write(`· ended what an earlier start left running: ${ended.join(', ')}\n`);
  await refuseBusyPort(settings);
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, stopping]);
  const starting: Starting = {
    settings,
    progress: phases(process.stdout),
    processes,
    options: recorded(settings, signal),
    signal,
  };
  const [access, temporal] = await together<[DatabaseAccess, TemporalAccess, undefined]>(failed, [
    async () => database(starting),
    async () => engine(starting),
    async () => {
      await screens(starting);
      return undefined;
    },
  ]);
  stopping.throwIfAborted();
  const env = environmentOf(settings, access.nearUrl, temporal);
  await together(failed, [
    async () =>
      starting.progress.run('Worker', async () => {
        const { workerPolls } = await import('./worker-polls.ts');
        const ready = async (pid: number): Promise<boolean> => workerPolls(temporal, pid);
        await startNode(starting, { name: 'worker', env, ready });
      }),
    async () =>
      starting.progress.run('API', async () => {
        const ready = readiness(addressOf(settings).url);
        await startNode(starting, { name: 'api', env, ready });
      }),
  ]);
  announce({
    port: settings.port,
    demoPassword: settings.demo ? settings.demoPassword : null,
    embeddedUrl: settings.databaseUrl === null ? access.url : null,
    millis: process.uptime() * 1000,
  });
};
