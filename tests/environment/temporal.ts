import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort, portAnswers } from './free-port.ts';
import { startManaged, type ManagedProcess, type StartOptions } from './managed-process.ts';
import { temporalBinary } from './temporal-binary.ts';

const execute = promisify(execFile);

export interface TemporalServer {
  readonly address: string;
  readonly port: number;
  readonly process: ManagedProcess;
}

// Closed cases stay replayable: the default retention of the embedded namespace is one day.
const retention = '87600h';

const dynamicConfig: Readonly<Record<string, string>> = {
  'frontend.enableServerVersionCheck': 'false',
  'matching.numTaskqueueReadPartitions': '1',
  'matching.numTaskqueueWritePartitions': '1',
  'matching.rps': '100000',
  'history.rps': '100000',
  'frontend.rps': '100000',
  'frontend.namespaceRPS': '100000',
  'frontend.namespaceCount': '20000',
};

const healthy = async (binary: string, address: string): Promise<boolean> => {
  try {
    await execute(binary, ['operator', 'cluster', 'health', '--address', address], {
      timeout: 5000,
    });
    return true;
  } catch {
    return false;
  }
};

const keepTries = 300;

/** After each start: the store may be a new one. Gives up quietly where no server comes up. */
const keepClosedCases = async (binary: string, port: number): Promise<void> => {
  const address = ['--address', `127.0.0.1:${String(port)}`];
  const kept = ['--namespace', 'default', '--retention', retention];
  for (let tries = 0; tries < keepTries; tries += 1) {
    try {
      if (await portAnswers(port, '127.0.0.1')) {
        await execute(binary, ['operator', 'namespace', 'update', ...address, ...kept]);
        return;
      }
    } catch {
      // It listens before it answers.
    }
    await pause(200, undefined, { ref: false });
  }
};

/** The official development server on a loopback port, with its store in `dataDir/temporal.db`. */
export const startTemporal = async (
  options: StartOptions & {
    readonly dataDir: string;
    /** Where the binary is kept between starts. */
    readonly cache: string;
    readonly port?: number;
  },
): Promise<TemporalServer> => {
  const binary = await temporalBinary(options.cache);
  const port = options.port ?? (await freePort());
  const address = `127.0.0.1:${String(port)}`;
  const dynamic = Object.entries(dynamicConfig).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${value}`,
  ]);
  let kept = Promise.resolve();
  const managed = await startManaged(
    {
      name: 'temporal',
      command: binary,
      args: [
        'server',
        'start-dev',
        '--headless',
        '--ip',
        '127.0.0.1',
        '--port',
        String(port),
        '--log-level',
        'error',
        '--db-filename',
        join(options.dataDir, 'temporal.db'),
        '--sqlite-pragma',
        'journal_mode=wal',
        '--sqlite-pragma',
        'synchronous=2',
        ...dynamic,
      ],
      env: { GOGC: '400' },
      logFile: join(options.dataDir, 'logs', 'temporal.log'),
      // The command is slow to start: it is asked only when somebody listens.
      ready: async () => (await portAnswers(port, '127.0.0.1')) && (await healthy(binary, address)),
    },
    {
      ...options,
      onStart: (pid) => {
        options.onStart?.(pid);
        kept = keepClosedCases(binary, port);
      },
    },
  );
  await kept;
  return { address, port, process: managed };
};
