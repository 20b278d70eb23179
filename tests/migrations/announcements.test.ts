import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { feedRowsOf } from '../../api/events/feed-queries.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { recordProgress } from '../../migrations/functions/record-progress.ts';
import {
  batchOf,
  calendarInForce,
  chainOf,
  openCase,
  openTask,
  townDatabase,
} from './sample-case.ts';

/** What is announced from now on; `sync` waits until all that is committed has arrived. */
const listening = async (db: Db, channel = 'bihuan_events') => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${rows[0]?.name ?? ''}`;
  const client = new Client({ connectionString: url.toString() });
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.connect();
  onTestFinished(async () => client.end());
  await client.query(`listen ${channel}`);
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

const lengthOfChain = async (db: Db): Promise<number> => (await chainOf(db, 'c1')).length;

it('the answer of a command is told with its step, unless it is longer than a notification', async () => {
  const db = await townDatabase();
  await openCase(db);
  const calendar = await calendarInForce(db);
  const { heard, sync } = await listening(db, 'bihuan_answers');
  const commands = ['short', 'long', 'not-of-this-step'];
  for (const id of commands) {
    const payload = { id, actor: { person: 'p-acceptor', origin: 'desk' }, action: {} };
    await db
      .insertInto('command')
      .values({
        id,
        case_id: 'c1',
        kind: 'act',
        principal: 'p-acceptor',
        idempotency_key: null,
        body_hash: '',
        payload: JSON.stringify(payload),
      })
      .execute();
  }
  const answers = [
    { commandId: 'short', result: { step: 1 } },
    { commandId: 'long', result: { step: 1, padding: '长'.repeat(3_000) } },
  ];
  const batch = batchOf('c1', 1, calendar, { answers });
  await recordProgress(db, batch);
  await recordProgress(db, batch);
  await sync();
  expect(heard.map((told): unknown => JSON.parse(told))).toEqual([
    { command: 'short', answer: { step: 1, seq: await lengthOfChain(db) } },
  ]);
  expect(
    await db
      .selectFrom('command')
      .select(['id', 'state'])
      .where('id', 'in', commands)
      .orderBy('id')
      .execute(),
  ).toEqual([
    { id: 'long', state: 'answered' },
    { id: 'not-of-this-step', state: 'pending' },
    { id: 'short', state: 'answered' },
  ]);
});
