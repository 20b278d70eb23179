import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { NativeConnection } from '@temporalio/worker';
import { expect, inject, it, onTestFinished } from 'vitest';
import { createNamespace, openTaskOf, startTown, until } from './engine.ts';
import { casesOf, publishText, startedBy } from './started-case.ts';

it('a firing of which the worker was killed half-way is made once by the next worker', async () => {
  const town = await startTown();
  const { db } = town;
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') });
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-starter-'));
  onTestFinished(async () => {
    await connection.close();
    await town.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const environment = {
    PATH: '',
    DATABASE_URL: town.url,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: await createNamespace(connection),
    BIHUAN_DATA_DIR: directory,
    BIHUAN_LOG_LEVEL: 'error',
  };
  const run = () => spawn(process.execPath, ['activities/worker.ts'], { env: environment });
  const elapsed =
    '<bpmn:timerEventDefinition id="e"><bpmn:timeDuration>PT1M</bpmn:timeDuration></bpmn:timerEventDefinition>';
  await publishText(db, startedBy('killed', elapsed), { at: Date.now() - 3_600_000 });
  const turns = async () => db.selectFrom('timer_start').select(['turn', 'due_at']).execute();
  const before = await turns();

  // the case cannot be written: the firing is taken, and its transaction stands still
  const gate = new EventEmitter();
  const holding = db.transaction().execute(async (blocker) => {
    await sql`lock table "case" in exclusive mode`.execute(blocker);
    await once(gate, 'open');
  });
  const first = run();
  const firstEnd = once(first, 'exit');
  await until('the starter to wait for the table of cases', async () => {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (
        select from pg_locks l join pg_class c on c.oid = l.relation
        where c.relname = 'case' and not l.granted and exists (
          select from pg_locks t join pg_class s on s.oid = t.relation
          where t.pid = l.pid and s.relname = 'timer_start' and t.mode = 'RowExclusiveLock')) as waits`.execute(
      db,
    );
    return rows[0]?.waits;
  });
  first.kill('SIGKILL');
  await firstEnd;
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
  expect(await casesOf(db, 'killed')).toEqual([]);
  expect(await turns()).toEqual(before);

  const second = run();
  const secondEnd = once(second, 'exit');
  const opened = await until('the case', async () => (await casesOf(db, 'killed')).at(0));
  await until('its task', async () => openTaskOf(db, opened.id, 'work'));
  second.kill('SIGTERM');
  await secondEnd;
  expect(await casesOf(db, 'killed')).toHaveLength(1);
  expect(await turns()).toEqual([{ turn: 2, due_at: null }]);
  const { params } = await db
    .selectFrom('ledger_entry')
    .select('params')
    .where('case_id', '=', opened.id)
    .where('type', '=', 'case-started')
    .executeTakeFirstOrThrow();
  expect(params).toMatchObject({
    event: { element: 'start' },
    cause: { type: 'timer', turn: 1, missed: 0 },
  });
}, 180_000);
