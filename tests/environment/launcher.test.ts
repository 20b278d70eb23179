import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { freePort } from './free-port.ts';
import { guardTemporal } from './guarded-temporal.ts';
import { marked } from './marked-processes.ts';
import { newNamespace } from './new-namespace.ts';
import { selfSigned } from './self-signed.ts';
import { createEmptyDatabase } from './test-database.ts';

// Generous, because the machine may be busy: each test starts a whole centre.
vi.setConfig({ testTimeout: 300_000 });

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

const newDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-launcher-'));
  // Postgres may run under another account.
  chmodSync(directory, 0o755);
  directories.push(directory);
  return directory;
};

/** As `npm start` does it, in a process group of its own, as a terminal gives it one. */
const launch = async (dataDir: string, env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, ['tests/environment/enter.mjs', 'start'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(await freePort()),
      BIHUAN_DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const said = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const tell of said) tell();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  const heard = (words: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (text.includes(words)) resolve();
      };
      said.add(look);
      look();
    });
  return {
    pid: child.pid ?? 0,
    text: () => text,
    /** Waits for the words. @throws Error with everything that was said when it ends before */
    until: async (words: string): Promise<void> => {
      await Promise.race([heard(words), ended]);
      if (!text.includes(words)) throw new Error(`Expected ${words}, but got:\n${text}`);
    },
    ended,
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

interface Started {
  readonly name: string;
  readonly pid: number;
}
const recorded = (dataDir: string): readonly Started[] =>
  [
    ...readFileSync(join(dataDir, 'run.json'), 'utf8').matchAll(
      /"name": "(?<name>\w+)",\s*"pid": (?<pid>\d+)/gu,
    ),
  ].map(({ groups }) => ({ name: groups?.['name'] ?? '', pid: Number(groups?.['pid']) }));

const ask = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['tests/environment/enter.mjs', 'start', ...args], {
    encoding: 'utf8',
  });

describe('npm start', () => {
  const warm = newDirectory();

  it('shows each phase, then the address, the demo logins and their password', async () => {
    const launcher = await launch(warm);
    await launcher.until('Ctrl-C stops everything');
    const shown = launcher.text();
    for (const phase of ['Postgres', 'Tables and reference data', 'Temporal', 'Screens'])
      expect(shown).toMatch(new RegExp(`^✓ ${phase}.* \\(\\d+\\.\\d s\\)$`, 'mu'));
    expect(shown).toMatch(/runs at http:\/\/127\.0\.0\.1:\d+ /u);
    expect(shown).toContain('all with the password bihuan-demo');
    for (const login of ['acceptor', 'dispatcher', 'lead', 'handler', 'designer', 'auditor'])
      expect(shown).toMatch(new RegExp(`^ +${login} +\\S`, 'mu'));
    process.kill(-launcher.pid, 'SIGINT');
    expect(await launcher.ended).toBe(0);
  });

  it.each([
    // Ctrl-C reaches everything in the terminal's process group; a plain kill only the first process.
    ['SIGINT', (pid: number) => -pid],
    ['SIGTERM', (pid: number) => pid],
  ] as const)('leaves no process behind on %s', async (signal, target) => {
    const launcher = await launch(warm);
    await launcher.until('runs at');
    const started = recorded(warm);
    expect(started.map(({ name }) => name).toSorted()).toEqual([
      'api',
      'postgres',
      'temporal',
      'worker',
    ]);
    expect(started.filter(({ pid }) => !alive(pid))).toEqual([]);
    expect(marked(warm).length).toBeGreaterThanOrEqual(started.length);
    process.kill(target(launcher.pid), signal);
    expect(await launcher.ended).toBe(0);
    expect(started.filter(({ pid }) => alive(pid))).toEqual([]);
    expect(marked(warm)).toEqual([]);
    expect(existsSync(join(warm, 'run.json'))).toBe(false);
  });

  it('leaves none behind either when it is stopped in the middle', async () => {
    const launcher = await launch(warm);
    await launcher.until('✓ Postgres');
    process.kill(-launcher.pid, 'SIGINT');
    expect(await launcher.ended).toBe(0);
    expect(marked(warm)).toEqual([]);
  });

  it('says where it runs already, and leaves that one alone', async () => {
    const first = await launch(warm);
    await first.until('runs at');
    const second = await launch(warm);
    expect(await second.ended).toBe(1);
    expect(second.text()).toContain('It is running already at http://127.0.0.1:');
    expect(recorded(warm).filter(({ pid }) => !alive(pid))).toEqual([]);
    process.kill(-first.pid, 'SIGINT');
    expect(await first.ended).toBe(0);
  });

  it('takes an outside Postgres, and an outside Temporal with TLS, an API key and a namespace', async () => {
    const directory = newDirectory();
    const database = await createEmptyDatabase();
    const certificate = selfSigned();
    const trusted = join(directory, 'certificate.pem');
    writeFileSync(trusted, certificate.cert);
    const guarded = await guardTemporal(inject('temporalAddress'), {
      ...certificate,
      apiKey: 'a-key',
    });
    const launcher = await launch(directory, {
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: guarded.address,
      TEMPORAL_NAMESPACE: await newNamespace(inject('temporalAddress')),
      TEMPORAL_TLS: '1',
      TEMPORAL_API_KEY: 'a-key',
      SSL_CERT_FILE: trusted,
      NODE_EXTRA_CA_CERTS: trusted,
    });
    await launcher.until('runs at');
    expect(guarded.refused()).toBe(0);
    const started = recorded(directory).map(({ name }) => name);
    expect(started.toSorted()).toEqual(['api', 'worker']);
    // Nothing of a made-up town is put into a database that somebody brought along.
    expect(launcher.text()).not.toContain('Demo logins');
    expect(launcher.text()).toContain('npm run account -- first-administrator');
    process.kill(-launcher.pid, 'SIGINT');
    expect(await launcher.ended).toBe(0);
    guarded.close();
    await database.drop();
  });

  it('refuses wrong settings of every process by name, and starts nothing', async () => {
    const directory = newDirectory();
    const wrong = {
      PORT: 'http',
      TEMPORAL_ADDRESS: 'nowhere',
      BIHUAN_TIME_ZONE: 'Mars/Olympus',
      BIHUAN_LOG_LEVEL: 'loud',
      BIHUAN_DEMO: 'yes',
      BIHUAN_CACHED_CASES: '1',
    };
    const launcher = await launch(directory, wrong);
    expect(await launcher.ended).toBe(2);
    for (const name of Object.keys(wrong)) expect(launcher.text()).toContain(`${name}: expected `);
    expect(launcher.text()).toContain('PORT: expected a port from 1 to 65535');
    expect(launcher.text()).not.toContain('✓');
    expect(existsSync(join(directory, 'run.json'))).toBe(false);
  });

  it('helps without starting anything, and refuses arguments', () => {
    expect(ask('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Usage: npm start') as unknown,
    });
    expect(ask('now')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Expected no arguments, but got now') as unknown,
    });
  });
});
