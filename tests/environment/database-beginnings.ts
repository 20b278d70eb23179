import { compileProcedure } from '../../api/compile-procedure.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { migrateToLatest } from '../../migrations/migrator.ts';
import { publishDeliveredProcedures } from '../../migrations/seeds/publish-delivered-procedures.ts';
import { seedReference } from '../../migrations/seeds/seed-reference.ts';
import type { Beginning } from './test-database.ts';

const town = async (db: Db): Promise<void> => {
  await migrateToLatest(db);
  await seedReference(db, { demo: true, demoPassword: 'bihuan-demo' });
};

/** How each is made of an empty database. */
export const databaseBeginnings: Readonly<Record<Beginning, (db: Db) => Promise<void>>> = {
  steps: async (db) => {
    await migrateToLatest(db);
  },
  town,
  centre: async (db) => {
    await town(db);
    await publishDeliveredProcedures(db, compileProcedure);
  },
};
