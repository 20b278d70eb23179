import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  existsSync,
  mkdirSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './free-port.ts';
import { shareBundle } from './shared-bundle.ts';

/** The whole centre as `npm start` brings it up, in a directory of its own. */
export interface Centre {
  readonly address: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  /** The process id as of now; it changes when the supervisor starts it again. */
  readonly pid: (name: 'postgres' | 'temporal' | 'worker' | 'api') => number;
  readonly stop: () => Promise<void>;
}

interface RunEntry {
  readonly name: string;
  readonly pid: number;
}

const entries = (dataDir: string): readonly RunEntry[] => {
  const parsed: unknown = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'));
  if (
    typeof parsed !== 'object' ||
    parsed === null ||
    !('processes' in parsed) ||
    !Array.isArray(parsed.processes)
  )
    return [];
  return parsed.processes.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'name' in entry && 'pid' in entry
      ? [{ name: String(entry.name), pid: Number(entry.pid) }]
      : [],
  );
};

const argumentAfter = (pid: number, flag: string): string => {
  const parts = readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0');
  const value = parts[parts.indexOf(flag) + 1];
  if (value === undefined)
    throw new Error(`Expected ${flag} in the command line of ${String(pid)}, but it is not there`);
  return value;
};

/** @throws Error with the launcher's output when it ends before it is ready, also by the signal. */
export const startCentre = async (
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  } = {},
): Promise<Centre> => {
  options.signal?.throwIfAborted();
  const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-centre-'));
  chmodSync(dataDir, 0o755);
  const cache = resolve('.data', 'bin');
  mkdirSync(cache, { recursive: true });
  if (!existsSync(join(dataDir, 'bin'))) symlinkSync(cache, join(dataDir, 'bin'));
  shareBundle(dataDir);
  const port = await freePort();
  const child = spawn(process.execPath, ['tests/environment/launcher.ts'], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      VITEST: '',
      BIHUAN_LOG_LEVEL: 'warn',
      ...options.env,
      PORT: String(port),
      BIHUAN_DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  let ended = false;
  child.on('exit', () => {
    ended = true;
  });
  await new Promise<void>((resolvePromise, reject) => {
    const take = (chunk: Buffer): void => {
      output.push(chunk.toString());
      if (output.join('').includes(`http://127.0.0.1:${String(port)}`)) resolvePromise();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', () => {
      if (options.signal?.aborted === true) rmSync(dataDir, { recursive: true, force: true });
      reject(new Error(`The launcher ended:\n${output.join('')}`));
    });
    options.signal?.addEventListener('abort', () => child.kill('SIGTERM'));
  });
  const pid = (name: string): number => {
    const found = entries(dataDir).find((entry) => entry.name === name);
    if (found === undefined)
      throw new Error(`Expected a process ${name} in run.json, but it is not there`);
    return found.pid;
  };
  return {
    address: `http://127.0.0.1:${String(port)}`,
    dataDir,
    // The ports stay when the supervisor starts a process again.
    databaseUrl: `postgres://bihuan:bihuan@127.0.0.1:${argumentAfter(pid('postgres'), '-p')}/bihuan`,
    temporalAddress: `127.0.0.1:${argumentAfter(pid('temporal'), '--port')}`,
    pid,
    stop: async () => {
      if (!ended) {
        child.kill('SIGTERM');
        await new Promise((resolvePromise) => {
          child.once('exit', resolvePromise);
        });
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
