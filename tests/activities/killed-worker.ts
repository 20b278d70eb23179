import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inject, onTestFinished } from 'vitest';
import { newNamespace } from '../environment/new-namespace.ts';
import { shareBundle } from '../environment/shared-bundle.ts';
import { startTown, until, type Town } from './engine.ts';

/** A town whose worker process is killed within a transaction, and another one that goes on. */
interface WorkerProcesses {
  readonly town: Town;
  /** Kills a worker that has written `written` and waits to write `awaited`; both are tables. */
  readonly killHalfWay: (tables: {
    readonly written: string;
    readonly awaited: string;
  }) => Promise<void>;
  /** Runs a worker until what is waited for is there. */
  readonly runUntil: (done: () => Promise<unknown>) => Promise<void>;
}

/** Everything is ended with the test. */
export const startWorkerProcesses = async (): Promise<WorkerProcesses> => {
  const town = await startTown();
  const { db } = town;
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-worker-'));
  shareBundle(directory);
  onTestFinished(async () => {
    await town.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const environment = {
    PATH: '',
    DATABASE_URL: town.url,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: await newNamespace(inject('temporalAddress')),
    BIHUAN_DATA_DIR: directory,
    BIHUAN_LOG_LEVEL: 'error',
  };
  const run = () => spawn(process.execPath, ['activities/worker.ts'], { env: environment });
  return {
    town,
    killHalfWay: async ({ written, awaited }) => {
      const gate = new EventEmitter();
      const holding = db.transaction().execute(async (blocker) => {
        await sql`lock table ${sql.table(awaited)} in exclusive mode`.execute(blocker);
        await once(gate, 'open');
      });
      const worker = run();
      const end = once(worker, 'exit');
      await until(`the worker to wait for the table ${awaited}`, async () => {
        const { rows } = await sql<{ waits: boolean }>`
          select exists (
            select from pg_locks l join pg_class c on c.oid = l.relation
            where c.relname = ${awaited} and not l.granted and exists (
              select from pg_locks t join pg_class s on s.oid = t.relation
              where t.pid = l.pid and s.relname = ${written} and t.mode = 'RowExclusiveLock')) as waits`.execute(
          db,
        );
        return rows[0]?.waits;
      });
      worker.kill('SIGKILL');
      await end;
      gate.emit('open');
      await holding;
      await until('its connections to end', async () => {
        const { rows } = await sql<{ gone: boolean }>`
          select not exists (
            select from pg_stat_activity
            where datname = current_database() and application_name = 'bihuan-worker') as gone`.execute(
          db,
        );
        return rows[0]?.gone;
      });
    },
    runUntil: async (done) => {
      const worker = run();
      const end = once(worker, 'exit');
      await done();
      worker.kill('SIGTERM');
      await end;
    },
  };
};
