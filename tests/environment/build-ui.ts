import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const sources = ['admin-ui', 'bpmn', 'domain', 'api/contract'];
const dist = join(root, 'admin-ui', 'dist');
const stamp = join(dist, '.sources');

const sourceHash = (): string => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of sources) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(dist))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
    for (const file of entries) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
};

/** Builds the screens when their sources changed since the last build; says whether it did. */
export const buildUi = async (logFile: string, signal: AbortSignal): Promise<boolean> => {
  const wanted = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  const output: Buffer[] = [];
  const code = await new Promise<number>((resolvePromise, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        'admin-ui',
        '--logLevel',
        'warn',
      ],
      {
        cwd: root,
        // Tests say that they are tests: what they look at is what is delivered nevertheless.
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
      },
    );
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('exit', (exit) => {
      resolvePromise(exit ?? 1);
    });
  });
  writeFileSync(logFile, Buffer.concat(output));
  if (code !== 0) throw new Error(`Expected the screens to build, but vite failed; see ${logFile}`);
  writeFileSync(stamp, wanted);
  return true;
};
