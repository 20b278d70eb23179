import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../migrations/functions/call-function.ts';
import { migrateDown, migrateToLatest, migrationStatus } from '../../migrations/migrator.ts';
import { steps } from '../../migrations/steps/index.ts';
import { describeSchema } from './describe-schema.ts';
import { emptyDatabase } from './fresh-database.ts';

const objects = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select oid from pg_class where relnamespace = 'public'::regnamespace and relname not like 'kysely%'
      union all
      select oid from pg_proc where pronamespace = 'public'::regnamespace
    ) found
  `.execute(db);
  return rows[0]?.count ?? -1;
};

describe('steps', () => {
  it('make the schema that is on record', async () => {
    const db = await emptyDatabase();
    await migrateToLatest(db);
    const schema = await describeSchema(db);
    await expect(schema).toMatchFileSnapshot('schema.txt');
  });

  it('run once', async () => {
    const db = await emptyDatabase();
    expect(await migrateToLatest(db)).toEqual(Object.keys(steps));
    expect(await migrateToLatest(db)).toEqual([]);
  });

  it('can each be undone and run again', async () => {
    const db = await emptyDatabase();
    await migrateToLatest(db);
    const before = await describeSchema(db);
    for (const name of Object.keys(steps).toReversed()) {
      expect(await migrateDown(db)).toEqual([name]);
    }
    expect(await objects(db)).toBe(0);
    await migrateToLatest(db);
    expect(await describeSchema(db)).toBe(before);
  });

  it('know which of them have run', async () => {
    const db = await emptyDatabase();
    expect((await migrationStatus(db)).every((step) => step.executedAt === null)).toBe(true);
    await migrateToLatest(db);
    expect((await migrationStatus(db)).every((step) => step.executedAt !== null)).toBe(true);
  });

  it('may be run by several processes at once', async () => {
    const db = await emptyDatabase();
    const ran = await Promise.all([migrateToLatest(db), migrateToLatest(db)]);
    expect(ran.flat()).toEqual(Object.keys(steps));
  });

  it('stand in the order in which they run', () => {
    expect(Object.keys(steps)).toEqual(Object.keys(steps).toSorted());
  });
});
