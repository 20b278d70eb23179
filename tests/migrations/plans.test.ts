import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../migrations/connection.ts';
import { prepared } from '../../migrations/prepared.ts';
import { createDatabase } from '../environment/test-database.ts';
import { freshDatabase } from './fresh-database.ts';

test('what writes a case reads no table whole, however small the tables were when it was planned', async () => {
  const db = await freshDatabase();
  const { rows } = await sql<{ name: string; config: string[] }>`
    select proname as name, proconfig as config from pg_proc
    where proname in ('record_progress', 'accept_command', 'claim_task', 'release_task', 'open_report')`.execute(
    db,
  );
  expect(rows).toHaveLength(5);
  for (const { config } of rows) {
    expect(config).toEqual(
      expect.arrayContaining(['plan_cache_mode=force_generic_plan', 'enable_seqscan=off']),
    );
  }
});

const person = (id: string) => sql<{ name: string }>`select name from person where id = ${id}`;

test('a connection keeps the plan of a prepared statement, and of no other', async () => {
  const database = await createDatabase('steps');
  const db = connect(database.url, { applicationName: 'bihuan-test', size: 1 });
  onTestFinished(async () => {
    await db.destroy();
    await database.drop();
  });
  await prepared(person('p-1')).execute(db);
  await prepared(person('p-2')).execute(db);
  await person('p-3').execute(db);
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements`.execute(db);
  expect(rows.map(({ statement }) => statement)).toEqual([
    expect.stringContaining('select name from person where id = $1'),
  ]);
});
