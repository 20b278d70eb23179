import { onTestFinished } from 'vitest';
import { connect } from '../../migrations/connection.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import {
  createDatabase,
  createEmptyDatabase,
  type TestDatabase,
} from '../environment/test-database.ts';

const openForTest = (database: TestDatabase): Db => {
  const db = connect(database.url, { applicationName: 'bihuan-test' });
  onTestFinished(async () => {
    await db.destroy();
    await database.drop();
  });
  return db;
};

/** An empty database of its own for one test, gone when the test ends. */
export const emptyDatabase = async (): Promise<Db> => openForTest(await createEmptyDatabase());

/** The same with all steps run. */
export const freshDatabase = async (): Promise<Db> => openForTest(await createDatabase('steps'));

/** The same with the demonstration's town. */
export const freshTown = async (): Promise<Db> => openForTest(await createDatabase('town'));
