import { sql } from 'kysely';
import type { Db } from './functions/call-function.ts';

/** The one clock that several processes have in common; milliseconds since the epoch. */
export const databaseClock = async (db: Db): Promise<number> => {
  const { rows } = await sql<{
    now: Date;
  }>`select clock_timestamp()::timestamptz(3) as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('Expected the time of the database, but got no row');
  return row.now.getTime();
};
