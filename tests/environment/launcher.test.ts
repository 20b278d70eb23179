import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0))
    rmSync(directory, { recursive: true, force: true });
});

const launch = async (env: Readonly<Record<string, string>> = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-launcher-'));
  chmodSync(dataDir, 0o755);
  directories.push(dataDir);
  const child = spawn(process.execPath, ['tests/environment/launcher.ts'], {
    env: { ...process.env, PORT: String(await freePort()), BIHUAN_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const said = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      for (const tell of said) tell();
    });
  }
  return {
    dataDir,
    child,
    text: () => text,
    until: (words: string) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (text.includes(words)) resolve();
        };
        said.add(look);
        look();
      }),
    ended: new Promise<number | null>((resolve) => {
      child.on('exit', resolve);
    }),
  };
};

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const pids = (dataDir: string): readonly number[] =>
  [...readFileSync(join(dataDir, 'run.json'), 'utf8').matchAll(/"pid": (\d+)/gu)].map((match) =>
    Number(match[1]),
  );

describe('the launcher', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no process behind on %s', async (signal) => {
    const launcher = await launch();
    await launcher.until('✓ Temporal');
    const started = pids(launcher.dataDir);
    expect(started.length).toBeGreaterThanOrEqual(2);
    launcher.child.kill(signal);
    expect(await launcher.ended).toBe(0);
    expect(started.filter(alive)).toEqual([]);
    expect(existsSync(join(launcher.dataDir, 'run.json'))).toBe(false);
  });

  it('refuses wrong settings by name and starts nothing', async () => {
    const launcher = await launch({ PORT: 'http', TEMPORAL_ADDRESS: 'nowhere' });
    expect(await launcher.ended).toBe(2);
    expect(launcher.text()).toContain('PORT: expected a number from 1 to 65535');
    expect(launcher.text()).toContain('TEMPORAL_ADDRESS: expected host:port');
    expect(existsSync(join(launcher.dataDir, 'run.json'))).toBe(false);
  });
});
