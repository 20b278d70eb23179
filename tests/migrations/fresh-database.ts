import { onTestFinished } from 'vitest';
import { connect } from '../../migrations/connection.ts';
import { migrateToLatest } from '../../migrations/migrator.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { createEmptyDatabase } from '../environment/test-database.ts';

/** An empty database of its own for one test, gone when the test ends. */
export const emptyDatabase = async (): Promise<Db> => {
  const database = await createEmptyDatabase();
  const db = connect(database.url, { applicationName: 'bihuan-test' });
  onTestFinished(async () => {
    await db.destroy();
    await database.drop();
  });
  return db;
};

/** The same with all steps run. */
export const freshDatabase = async (): Promise<Db> => {
  const db = await emptyDatabase();
  await migrateToLatest(db);
  return db;
};
