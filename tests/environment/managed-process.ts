import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Output of the process is appended here. */
  readonly logFile: string;
  /** Resolves when the process can be used; called again after each restart. */
  readonly ready: () => Promise<boolean>;
  readonly readyTimeoutMillis?: number;
  readonly stopSignal?: NodeJS.Signals;
}

export interface ManagedProcess {
  readonly name: string;
  pid(): number | undefined;
  /** Stops and does not start again; resolves when the process has ended. */
  stop(): Promise<void>;
  /** Sends a signal to the process itself; the supervisor starts it again when it dies. */
  kill(signal: NodeJS.Signals): void;
  waitUntilReady(): Promise<void>;
}

const pause = (millis: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, millis);
  });

const untilReady = async (spec: ProcessSpec, ended: () => boolean): Promise<void> => {
  const deadline = Date.now() + (spec.readyTimeoutMillis ?? 60_000);
  while (Date.now() < deadline) {
    if (await spec.ready().catch(() => false)) return;
    if (ended())
      throw new Error(`Expected ${spec.name} to start, but it ended; see ${spec.logFile}`);
    await pause(100);
  }
  throw new Error(`Expected ${spec.name} to be ready, but it was not in time; see ${spec.logFile}`);
};

/**
 * Starts a process, waits until it is ready and, when `supervise` is set, starts it again whenever it
 * dies, waiting longer after each quick death (0.2 s to 5 s).
 */
export const startManaged = async (
  spec: ProcessSpec,
  options: { readonly supervise: boolean; readonly onRestart?: (pid: number | undefined) => void },
): Promise<ManagedProcess> => {
  let child: ChildProcess | undefined;
  let stopping = false;
  let quickDeaths = 0;
  let readiness: Promise<void> = Promise.resolve();
  mkdirSync(dirname(spec.logFile), { recursive: true });

  const launch = (): void => {
    const startedAt = Date.now();
    // The file itself, no pipe: what outlives the process, or us, still has where to write.
    const log = openSync(spec.logFile, 'a');
    const started = spawn(spec.command, [...spec.args], {
      cwd: spec.cwd,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', log, log],
      ...(spec.uid === undefined ? {} : { uid: spec.uid }),
      ...(spec.gid === undefined ? {} : { gid: spec.gid }),
      // A group of its own: Ctrl-C reaches the launcher alone, which then stops all in order.
      detached: true,
    });
    closeSync(log);
    child = started;
    let ended = false;
    started.on('error', () => {
      ended = true;
    });
    started.on('exit', () => {
      ended = true;
      if (stopping || !options.supervise) return;
      quickDeaths = Date.now() - startedAt < 5000 ? quickDeaths + 1 : 0;
      const wait = Math.min(5000, 200 * 2 ** quickDeaths);
      setTimeout(() => {
        if (stopping) return;
        launch();
        options.onRestart?.(child?.pid);
      }, wait);
    });
    readiness = untilReady(spec, () => ended);
    readiness.catch(() => undefined);
  };

  launch();
  try {
    await readiness;
  } catch (error) {
    stopping = true;
    child?.kill('SIGKILL');
    throw error;
  }
  return {
    name: spec.name,
    pid: () => child?.pid,
    kill: (signal) => {
      child?.kill(signal);
    },
    waitUntilReady: async () => {
      await untilReady(spec, () => false);
    },
    stop: async () => {
      stopping = true;
      const current = child;
      if (current === undefined || current.exitCode !== null || current.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => {
        current.once('exit', () => {
          resolve();
        });
      });
      current.kill(spec.stopSignal ?? 'SIGTERM');
      const forced = setTimeout(() => current.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(forced);
    },
  };
};
