import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, inject, it, onTestFinished } from 'vitest';
import { connect } from '../../migrations/connection.ts';

/** What a pool of npm `pg` gives an idle connection unless told otherwise, and a little more. */
const quietMillis = 10_500;

it('keeps a connection, and the plans it has made, however quiet it is', async () => {
  const db = connect(inject('postgresUrl'), { applicationName: 'bihuan-test', size: 1 });
  onTestFinished(async () => db.destroy());
  const backend = async (): Promise<number | undefined> => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    return rows[0]?.pid;
  };
  const before = await backend();
  await pause(quietMillis);
  expect(await backend()).toBe(before);
});
