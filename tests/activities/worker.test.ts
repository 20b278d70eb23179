import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { newNamespace } from '../environment/new-namespace.ts';
import { shareBundle } from '../environment/shared-bundle.ts';
import { openCaseIn, openTaskOf, startTown, until } from './engine.ts';

/** Ended with the test, also when that fails while it waits. */
const run = (environment: Readonly<Record<string, string>>): ChildProcess => {
  const worker = spawn(process.execPath, ['activities/worker.ts'], {
    env: { PATH: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    worker.kill('SIGKILL');
  });
  return worker;
};

const ended = async (
  worker: ChildProcess,
): Promise<{ readonly code: number | null; readonly errors: string }> =>
  new Promise((resolve) => {
    const errors: string[] = [];
    worker.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    worker.once('exit', (code) => {
      resolve({ code, errors: errors.join('') });
    });
  });

describe('the worker process', () => {
  it('refuses to start with wrong settings and names them all', async () => {
    const { code, errors } = await ended(run({ DATABASE_URL: 'nowhere', TEMPORAL_TLS: 'perhaps' }));
    expect(code).toBe(2);
    expect(errors).toContain('DATABASE_URL: expected');
    expect(errors).toContain('TEMPORAL_TLS: expected 0 or 1');
  });

  it('opens a case that waits, survives being killed, and ends cleanly when it is told to', async () => {
    const town = await startTown();
    const directory = mkdtempSync(join(tmpdir(), 'bihuan-worker-'));
    shareBundle(directory);
    onTestFinished(async () => {
      await town.close();
      rmSync(directory, { recursive: true, force: true });
    });
    const environment = {
      DATABASE_URL: town.url,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: await newNamespace(inject('temporalAddress')),
      BIHUAN_DATA_DIR: directory,
      BIHUAN_LOG_LEVEL: 'error',
    };
    const first = run(environment);
    const firstEnd = ended(first);
    await openCaseIn(town, 'p-1');
    await until('the case to open', async () => openTaskOf(town.db, 'p-1', 'accept'));
    first.kill('SIGKILL');
    await firstEnd;

    await openCaseIn(town, 'p-2');
    const second = run(environment);
    const secondEnd = ended(second);
    await until('the other case to open', async () => openTaskOf(town.db, 'p-2', 'accept'));
    expect(await town.db.selectFrom('seal').select('heads').execute()).toHaveLength(1);
    second.kill('SIGTERM');
    expect(await secondEnd).toEqual({ code: 0, errors: '' });
  });
});
