import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { PreparingClient } from './prepared.ts';
import type { Database } from './schema/index.ts';

export interface ConnectionOptions {
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Connections at most. */
  readonly size?: number;
  /** A statement that runs longer is ended by the server. */
  readonly statementTimeoutMillis?: number;
  /** Called when an idle connection breaks; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

const connectTimeoutMillis = 10_000;
const idleInTransactionTimeoutMillis = 30_000;

/** A pool of connections to the database of the centre; the caller ends it with `db.destroy()`. */
export const connect = (url: string, options: ConnectionOptions): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) });

const createPool = (url: string, options: ConnectionOptions): Pool => {
  const pool = new Pool({
    Client: PreparingClient,
    connectionString: url,
    application_name: options.applicationName,
    max: options.size ?? 10,
    connectionTimeoutMillis: connectTimeoutMillis,
    statement_timeout: options.statementTimeoutMillis ?? 15_000,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMillis,
  });
  // without a listener a broken idle connection would end the process
  pool.on('error', (error) => options.onIdleError?.(error));
  return pool;
};
