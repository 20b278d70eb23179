import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { feedRowsOf } from '../../api/events/feed-queries.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { recordProgress } from '../../migrations/functions/record-progress.ts';
import { batchOf, calendarInForce, openCase, openTask, townDatabase } from './sample-case.ts';

/** What is announced from now on; `sync` waits until all that is committed has arrived. */
const listening = async (db: Db) => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${rows[0]?.name ?? ''}`;
  const client = new Client({ connectionString: url.toString() });
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.connect();
  onTestFinished(async () => client.end());
  await client.query('listen bihuan_events');
  return {
    heard,
    sync: async () => {
      await client.query('select 1');
    },
  };
};

it('a transaction is announced once, whatever it changed, and leads to all of that', async () => {
  const db = await townDatabase();
  await openCase(db);
  const { heard, sync } = await listening(db);
  await recordProgress(
    db,
    batchOf('c1', 1, await calendarInForce(db), {
      openTasks: [openTask('c1', '1'), openTask('c1', '2'), openTask('c1', '3')],
    }),
  );
  await sync();
  expect(heard).toHaveLength(1);
  const rows = await feedRowsOf(db, heard);
  expect(rows.map(({ type, taskId }) => [type, taskId])).toEqual([
    ['task-changed', 'c1.1'],
    ['task-changed', 'c1.2'],
    ['task-changed', 'c1.3'],
    ['case-changed', null],
  ]);
});

it('nothing is announced by a transaction that changes nothing', async () => {
  const db = await townDatabase();
  await openCase(db);
  const { heard, sync } = await listening(db);
  const outcome = await recordProgress(db, batchOf('unknown', 1, await calendarInForce(db)));
  await sync();
  expect(outcome).toEqual({ outcome: 'not-found' });
  expect(heard).toEqual([]);
});
