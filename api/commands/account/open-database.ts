import type { Kysely } from 'kysely';
import { connect } from '../../../migrations/connection.ts';
import type { Database } from '../../../migrations/schema/index.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { CannotRun } from '../exit-codes.ts';

/** A table or column that is not there: the steps have not run, or not all of them. */
const outdated = new Set(['42P01', '42703']);
/** Nobody there, not let in, no such database. */
const away = /^(?:E[A-Z]+|08\d{3}|28\d{3}|3D000|57P\d{2})$/u;

const isAway = (error: unknown, code: string): boolean =>
  away.test(code) || (error instanceof Error && error.message.includes('connection timeout'));

/** Works on the database of the centre. @throws CannotRun when it cannot be reached or is not up to date */
export async function withDatabase<T>(
  url: string,
  work: (database: Kysely<Database>) => Promise<T>,
): Promise<T> {
  const database = connect(url, { applicationName: 'bihuan-account', size: 2 });
  try {
    return await work(database);
  } catch (error) {
    const code = isRecord(error) && typeof error['code'] === 'string' ? error['code'] : '';
    if (outdated.has(code)) {
      throw new CannotRun('The database is not up to date: run npm run migrate -- latest.');
    }
    if (isAway(error, code)) {
      const reason = code === '' ? 'no answer in time' : code;
      throw new CannotRun(`The database of DATABASE_URL cannot be used (${reason}).`);
    }
    throw error;
  } finally {
    await database.destroy();
  }
}
