import { connect } from '../../migrations/connection.ts';
import { migrateToLatest } from '../../migrations/migrator.ts';
import { seedReference, type SeedOptions } from '../../migrations/seeds/seed-reference.ts';

/**
 * Steps and reference data; may run at every start. The API publishes the delivered procedures
 * itself, by the code that an administrator uses.
 * @returns what was done, in words for the progress line
 */
export const prepareDatabase = async (url: string, seeds: SeedOptions): Promise<string> => {
  const database = connect(url, {
    applicationName: 'bihuan-migrate',
    size: 2,
    statementTimeoutMillis: 0,
  });
  try {
    const ran = await migrateToLatest(database);
    await seedReference(database, seeds);
    return ran.length === 0 ? 'up to date' : `${String(ran.length)} steps`;
  } finally {
    await database.destroy();
  }
};
