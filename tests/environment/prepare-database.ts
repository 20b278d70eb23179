import { connect } from '../../migrations/connection.ts';
import { migrateToLatest } from '../../migrations/migrator.ts';
import { seedReference } from '../../migrations/seeds/seed-reference.ts';

/**
 * Steps and reference data; may run at every start. The API publishes the delivered procedures
 * itself, by the code that an administrator uses.
 * @returns what was done, in words for the progress line
 */
export const prepareDatabase = async (
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> => {
  const url = env['DATABASE_URL'];
  if (url === undefined) throw new Error('DATABASE_URL: expected an address, but it is not set');
  const database = connect(url, {
    applicationName: 'bihuan-migrate',
    size: 2,
    statementTimeoutMillis: 0,
  });
  try {
    const ran = await migrateToLatest(database);
    const centreName = env['BIHUAN_CENTRE_NAME'];
    const timeZone = env['BIHUAN_TIME_ZONE'];
    await seedReference(database, {
      demo: env['BIHUAN_DEMO'] === '1',
      demoPassword: env['BIHUAN_DEMO_PASSWORD'] ?? 'bihuan-demo',
      ...(centreName === undefined ? {} : { centreName }),
      ...(timeZone === undefined ? {} : { timeZone }),
    });
    return ran.length === 0 ? 'up to date' : `${String(ran.length)} steps`;
  } finally {
    await database.destroy();
  }
};
