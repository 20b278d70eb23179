import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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
  /** Whether the process of this id can be used. */
  readonly ready: (pid: number) => Promise<boolean>;
  readonly readyTimeoutMillis?: number;
  readonly stopSignal?: NodeJS.Signals;
}

export interface StartOptions {
  /** Starts it again whenever it dies, waiting longer after each quick death (0.2 s to 5 s). */
  readonly supervise?: boolean;
  /** Called as soon as there is a process, at each start. */
  readonly onStart?: (pid: number) => void;
  /** Ends the waiting for readiness, and the process with it. */
  readonly signal?: AbortSignal;
}

export interface ManagedProcess {
  readonly name: string;
  /** Stops and does not start again; resolves when the process has ended. */
  stop(): Promise<void>;
}

const forceMillis = 10_000;

const untilReady = async (
  spec: ProcessSpec,
  child: ChildProcess,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const deadline = Date.now() + (spec.readyTimeoutMillis ?? 60_000);
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (hasEnded(child))
      throw new Error(`Expected ${spec.name} to start, but it ended; see ${spec.logFile}`);
    if (child.pid !== undefined && (await spec.ready(child.pid).catch(() => false))) return;
    await pause(50);
  }
  throw new Error(`Expected ${spec.name} to be ready, but it was not in time; see ${spec.logFile}`);
};

/** It could not be started, or it is over. */
const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

const stopChild = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (hasEnded(child)) return;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  child.kill(signal);
  const forced = setTimeout(() => child.kill('SIGKILL'), forceMillis);
  await gone;
  clearTimeout(forced);
};

/**
 * Starts a process and waits until it is ready. One that does not become ready is ended.
 * @throws Error naming the log of the process
 */
export const startManaged = async (
  spec: ProcessSpec,
  { supervise = false, onStart, signal }: StartOptions,
): Promise<ManagedProcess> => {
  let stopping = false;
  let quickDeaths = 0;
  mkdirSync(dirname(spec.logFile), { recursive: true });

  const launch = (): ChildProcess => {
    const startedAt = Date.now();
    // The file itself, no pipe: what outlives the process, or us, still has where to write.
    const log = openSync(spec.logFile, 'a');
    const child = spawn(spec.command, [...spec.args], {
      cwd: spec.cwd,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', log, log],
      ...(spec.uid === undefined ? {} : { uid: spec.uid }),
      ...(spec.gid === undefined ? {} : { gid: spec.gid }),
      // A group of its own: Ctrl-C reaches the launcher alone, which then stops all in order.
      detached: true,
    });
    closeSync(log);
    // A command that is not there has no process id; `untilReady` says so.
    child.on('error', () => undefined);
    if (child.pid !== undefined) onStart?.(child.pid);
    child.on('exit', () => {
      if (stopping || !supervise) return;
      quickDeaths = Date.now() - startedAt < 5000 ? quickDeaths + 1 : 0;
      const wait = Math.min(5000, 200 * 2 ** quickDeaths);
      setTimeout(() => {
        if (!stopping) current = launch();
      }, wait);
    });
    return child;
  };

  let current = launch();
  const stop = async (): Promise<void> => {
    stopping = true;
    await stopChild(current, spec.stopSignal ?? 'SIGTERM');
  };
  try {
    await untilReady(spec, current, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name: spec.name, stop };
};
