import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface RunEntry {
  readonly name: string;
  readonly pid: number;
  /** A part of the command line: the pid is only ended if it still belongs to it. */
  readonly mark: string;
}

/** What a launcher wrote about itself to `run.json`; left behind when it was killed. */
export interface RunFile {
  readonly launcher: number;
  readonly port: number;
  readonly processes: readonly RunEntry[];
}

const pathOf = (dataDir: string): string => join(dataDir, 'run.json');

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const commandOf = (pid: number): string => {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  } catch {
    return existsSync(`/proc/${String(pid)}/cmdline`)
      ? readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : '';
  }
};

const isEntry = (value: unknown): value is RunEntry =>
  typeof value === 'object' &&
  value !== null &&
  'pid' in value &&
  typeof value.pid === 'number' &&
  'mark' in value &&
  typeof value.mark === 'string' &&
  'name' in value &&
  typeof value.name === 'string';

const readRunFile = (dataDir: string): RunFile | null => {
  if (!existsSync(pathOf(dataDir))) return null;
  try {
    const parsed: unknown = JSON.parse(readFileSync(pathOf(dataDir), 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) return null;
    const launcher =
      'launcher' in parsed && typeof parsed.launcher === 'number' ? parsed.launcher : 0;
    const port = 'port' in parsed && typeof parsed.port === 'number' ? parsed.port : 0;
    const list: unknown[] =
      'processes' in parsed && Array.isArray(parsed.processes) ? parsed.processes : [];
    return { launcher, port, processes: list.filter(isEntry) };
  } catch {
    return null;
  }
};

export const writeRunFile = (dataDir: string, run: RunFile): void => {
  mkdirSync(dirname(pathOf(dataDir)), { recursive: true });
  writeFileSync(pathOf(dataDir), JSON.stringify(run, null, 2));
};

/** Another launcher's stays: it is still needed to end what that one started. */
export const removeOwnRunFile = (dataDir: string): void => {
  if (readRunFile(dataDir)?.launcher === process.pid) rmSync(pathOf(dataDir), { force: true });
};

const gone = async (pid: number, millis: number): Promise<boolean> => {
  const deadline = Date.now() + millis;
  while (Date.now() < deadline) {
    if (!alive(pid)) return true;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  return !alive(pid);
};

/**
 * Ends what an earlier launcher left running in this data directory (it was killed before it could).
 * @throws Error when that launcher itself is still alive.
 */
export const endLeftovers = async (dataDir: string): Promise<readonly string[]> => {
  const run = readRunFile(dataDir);
  if (run === null) return [];
  if (
    run.launcher !== process.pid &&
    alive(run.launcher) &&
    commandOf(run.launcher).includes('launcher.ts')
  ) {
    throw new Error(
      `It is running already at http://127.0.0.1:${String(run.port)} (process ${String(run.launcher)}); stop it there with Ctrl-C, or choose another PORT and BIHUAN_DATA_DIR.`,
    );
  }
  const ended: string[] = [];
  for (const entry of run.processes.toReversed()) {
    if (!alive(entry.pid) || !commandOf(entry.pid).includes(entry.mark)) continue;
    process.kill(entry.pid, entry.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
    if (!(await gone(entry.pid, 10_000))) process.kill(entry.pid, 'SIGKILL');
    ended.push(entry.name);
  }
  rmSync(pathOf(dataDir), { force: true });
  return ended;
};
