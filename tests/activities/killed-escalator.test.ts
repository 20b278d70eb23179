import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { NativeConnection } from '@temporalio/worker';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openReport } from '../../migrations/functions/open-report.ts';
import { calendarInForce, reportRequest } from '../migrations/sample-case.ts';
import { createNamespace, startTown, until } from './engine.ts';

it('a card that a killed worker had raised half-way is raised once by the next worker', async () => {
  const town = await startTown();
  const { db } = town;
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') });
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-escalator-'));
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
  const hour = 3_600_000;
  const limit = JSON.stringify({ amount: 1, unit: 'urgentHours' });
  const request = reportRequest('carded');
  await openReport(db, {
    ...request,
    case: { ...request.case, procedureKey: 'ordinary-event', graphHash: town.graphHash },
  });
  // Nothing is to be opened: the case is there for its card.
  await sql`update command set state = 'answered', answered_at = now(), confirmed_at = now()`.execute(
    db,
  );
  await sql`update "case" set state = 'open' where id = 'carded'`.execute(db);
  await db
    .insertInto('supervision_card')
    .values({
      id: 'late',
      case_id: 'carded',
      level: 'blue',
      reason: '办得慢',
      unit_id: 'u-enforcement',
      answer_limit: limit,
      due_at: new Date(Date.now() - hour),
      calendar_version: await calendarInForce(db),
      issued_by: 'p-supervisor',
      issued_at: new Date(Date.now() - 2 * hour),
    })
    .execute();
  const levels = async () =>
    (
      await db
        .selectFrom('supervision_card')
        .where('case_id', '=', 'carded')
        .select('level')
        .orderBy('issued_at')
        .execute()
    ).map(({ level }) => level);

  // nobody can be told: the next card is written, and its transaction stands still
  const gate = new EventEmitter();
  const holding = db.transaction().execute(async (blocker) => {
    await sql`lock table notice in exclusive mode`.execute(blocker);
    await once(gate, 'open');
  });
  const first = run();
  const firstEnd = once(first, 'exit');
  await until('the worker to wait for the table of notices', async () => {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (
        select from pg_locks l join pg_class c on c.oid = l.relation
        where c.relname = 'notice' and not l.granted and exists (
          select from pg_locks t join pg_class s on s.oid = t.relation
          where t.pid = l.pid and s.relname = 'supervision_card' and t.mode = 'RowExclusiveLock')) as waits`.execute(
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
  expect(await levels()).toEqual(['blue']);

  const second = run();
  const secondEnd = once(second, 'exit');
  await until('the card to be raised', async () => (await levels()).length > 1);
  second.kill('SIGTERM');
  await secondEnd;
  expect(await levels()).toEqual(['blue', 'orange']);
  const entries = await db
    .selectFrom('ledger_entry')
    .where('case_id', '=', 'carded')
    .where('type', '=', 'card-raised')
    .select('params')
    .execute();
  expect(entries).toMatchObject([{ params: { from: 'late', cause: 'not-answered' } }]);
}, 180_000);
