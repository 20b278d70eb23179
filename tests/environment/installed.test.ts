import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

interface Package {
  readonly version: string;
  readonly integrity?: string;
  readonly optional?: boolean;
}
type Packages = Readonly<Record<string, Package>>;

const wanted: Packages = {
  'node_modules/a': { version: '1.0.0', integrity: 'x' },
  'node_modules/b-linux': { version: '1.0.0', optional: true },
  'node_modules/b-darwin': { version: '1.0.0', optional: true },
};
const { 'node_modules/b-darwin': _elsewhere, ...here } = wanted;

/** What `npm start` thinks of a folder: packages of the lock, and those that npm says it installed. */
const isInstalled = (
  locked: Packages,
  installed: Packages | null,
  dependencies: Readonly<Record<string, string>> = { a: '1.0.0' },
): boolean => {
  const root = mkdtempSync(join(tmpdir(), 'bihuan-installed-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  const write = (file: string, value: unknown): void => {
    writeFileSync(join(root, file), JSON.stringify(value));
  };
  for (const path of ['node_modules', ...Object.keys(installed ?? {})])
    mkdirSync(join(root, path), { recursive: true });
  write('package.json', { dependencies });
  write('package-lock.json', { packages: { '': { dependencies: { a: '1.0.0' } }, ...locked } });
  if (installed !== null) write('node_modules/.package-lock.json', { packages: installed });
  const module = resolve('tests/environment/installed.mjs');
  const asked = `const { isInstalled } = await import(${JSON.stringify(module)}); process.stdout.write(String(isInstalled(${JSON.stringify(root)})));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', asked], {
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^(?:true|false)$/u);
  return stdout === 'true';
};

describe('an installation', () => {
  it('is up to date as npm left it, packages of other platforms aside', () => {
    expect(isInstalled(wanted, here)).toBe(true);
  });

  it.each([
    ['npm never came to its end', wanted, null, undefined],
    ['a package is missing', wanted, {}, undefined],
    [
      'a version differs',
      wanted,
      { ...here, 'node_modules/a': { version: '2.0.0', integrity: 'x' } },
      undefined,
    ],
    [
      'a content differs',
      wanted,
      { ...here, 'node_modules/a': { version: '1.0.0', integrity: 'y' } },
      undefined,
    ],
    [
      'something is no longer wanted',
      wanted,
      { ...here, 'node_modules/c': { version: '1.0.0' } },
      undefined,
    ],
    ['the manifest asks for something else', wanted, here, { a: '1.0.0', d: '1.0.0' }],
  ] as const)('is not when %s', (_why, locked, installed, dependencies) => {
    expect(isInstalled(locked, installed, dependencies)).toBe(false);
  });
});
