import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildUi } from './build-ui.ts';
import { announce } from './announce.ts';
import { startManaged, type ManagedProcess } from './managed-process.ts';
import { phases, type Phases } from './phases.ts';
import { portAnswers } from './free-port.ts';
import { startPostgres } from './postgres.ts';
import { prepareDatabase } from './prepare-database.ts';
import { endLeftovers, removeRunFile, writeRunFile } from './run-file.ts';
import { launcherSettings, type LauncherSettings } from './settings.ts';
import { startTemporal } from './temporal.ts';
import { workerPolls } from './worker-polls.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

interface Running {
  readonly processes: ManagedProcess[];
  readonly marks: Map<string, string>;
  /** Ctrl-C came: the phase under way ends, no other begins. */
  stopping: boolean;
}

const remember = (settings: LauncherSettings, running: Running): void => {
  writeRunFile(settings.dataDir, {
    launcher: process.pid,
    port: settings.port,
    processes: running.processes.flatMap((managed) => {
      const pid = managed.pid();
      return pid === undefined
        ? []
        : [{ name: managed.name, pid, mark: running.marks.get(managed.name) ?? managed.name }];
    }),
  });
};

const nodeProcess = async (
  spec: {
    readonly name: string;
    readonly script: string;
    readonly env: Readonly<Record<string, string>>;
    readonly ready: () => Promise<boolean>;
  },
  settings: LauncherSettings,
  onRestart: () => void,
): Promise<ManagedProcess> =>
  startManaged(
    {
      name: spec.name,
      command: process.execPath,
      args: [join(root, spec.script)],
      cwd: root,
      env: spec.env,
      logFile: join(settings.dataDir, 'logs', `${spec.name}.log`),
      ready: spec.ready,
      readyTimeoutMillis: 120_000,
    },
    { supervise: true, onRestart },
  );

const start = async (settings: LauncherSettings, running: Running): Promise<void> => {
  const shown = phases(process.stdout);
  const progress: Phases = {
    run: (name, work) => {
      if (running.stopping) throw new Error('Stopped before everything was up.');
      return shown.run(name, work);
    },
  };
  const keep = (managed: ManagedProcess, mark: string): void => {
    running.processes.push(managed);
    running.marks.set(managed.name, mark);
    remember(settings, running);
  };
  const onRestart = (): void => {
    remember(settings, running);
  };
  mkdirSync(join(settings.dataDir, 'logs'), { recursive: true });
  const ended = await endLeftovers(settings.dataDir);
  if (ended.length > 0)
    process.stdout.write(`· ended what an earlier start left running: ${ended.join(', ')}\n`);
  if (await portAnswers(settings.port))
    throw new Error(
      `PORT: expected a free port, but something listens on ${String(settings.port)} already`,
    );

  const databaseUrl =
    settings.databaseUrl ??
    (await progress.run('Postgres', async () => {
      const server = await startPostgres({ dataDir: settings.dataDir, supervise: true, onRestart });
      keep(server.process, 'postgres');
      return server.url;
    }));
  const temporalAddress =
    settings.temporalAddress ??
    (await progress.run('Temporal', async () => {
      const server = await startTemporal({
        dataDir: settings.dataDir,
        cache: join(root, '.data', 'bin'),
        supervise: true,
        onRestart,
      });
      keep(server.process, 'temporal');
      return server.address;
    }));
  const embedded = settings.databaseUrl === undefined;
  const env = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    PORT: String(settings.port),
    BIHUAN_DATA_DIR: settings.dataDir,
    BIHUAN_DEMO: process.env['BIHUAN_DEMO'] ?? (embedded ? '1' : '0'),
    BIHUAN_CENTRE_NAME: process.env['BIHUAN_CENTRE_NAME'] ?? '青禾镇集成指挥中心',
  };
  await progress.run('Tables and reference data', async (say) => {
    say(await prepareDatabase({ ...process.env, ...env }));
  });
  await progress.run('Screens', async (say) => {
    say((await buildUi(join(settings.dataDir, 'logs', 'build-ui.log'))) ? 'built' : 'unchanged');
  });
  await progress.run('Worker', async () => {
    keep(
      await nodeProcess(
        {
          name: 'worker',
          script: 'activities/worker.ts',
          env,
          ready: () => workerPolls(temporalAddress),
        },
        settings,
        onRestart,
      ),
      'activities/worker.ts',
    );
  });
  await progress.run('API', async () => {
    const ready = async (): Promise<boolean> =>
      (await fetch(`http://127.0.0.1:${String(settings.port)}/readyz`)).ok;
    keep(
      await nodeProcess({ name: 'api', script: 'api/server.ts', env, ready }, settings, onRestart),
      'api/server.ts',
    );
  });
  announce({
    port: settings.port,
    demoPassword:
      env.BIHUAN_DEMO === '1' ? (process.env['BIHUAN_DEMO_PASSWORD'] ?? 'bihuan-demo') : null,
    embeddedUrl: embedded ? databaseUrl : null,
  });
};

const main = async (): Promise<void> => {
  const running: Running = { processes: [], marks: new Map(), stopping: false };
  const settings = launcherSettings(process.env);
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      for (const managed of running.processes.toReversed()) await managed.stop();
      removeRunFile(settings.dataDir);
    })());
  const started = start(settings, running);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!running.stopping) process.stdout.write('\nStopping…\n');
      running.stopping = true;
      // What is just being started must be known before it can be ended.
      void started
        .catch(() => undefined)
        .then(stop)
        .then(() => process.exit(0));
    });
  }
  try {
    await started;
  } catch (error) {
    if (running.stopping) return;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await stop();
    process.exit(1);
  }
};

try {
  await main();
} catch (error) {
  // Wrong settings: nothing was started.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
