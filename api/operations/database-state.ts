import { type Kysely, sql } from 'kysely';
import { migrationStatus } from '../../migrations/migrator.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Operations } from '../contract/operations.ts';

interface SizeRow {
  readonly bytes: string;
  readonly connections: number;
  readonly most: number;
  readonly longest: number | null;
}

/** How large and how busy the database is, and which of its steps have run. */
export const databaseState = async (
  database: Kysely<Database>,
): Promise<Operations['database']> => {
  const begun = performance.now();
  const found = await sql<SizeRow>`
    select pg_database_size(current_database()) as bytes,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as most,
      (select extract(epoch from max(clock_timestamp() - query_start))::float * 1000
        from pg_stat_activity
        where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
          and backend_type = 'client backend') as longest`.execute(database);
  const latencyMillis = Math.round(performance.now() - begun);
  const [row] = found.rows;
  if (row === undefined) throw new Error('Expected one row about the database, but got none');
  const steps = await migrationStatus(database);
  return {
    bytes: Number(row.bytes),
    connections: row.connections,
    mostConnections: row.most,
    longestMillis: row.longest,
    latencyMillis,
    steps: steps.map(({ name, executedAt }) => ({
      name,
      executedAt: executedAt?.toISOString() ?? null,
    })),
  };
};
