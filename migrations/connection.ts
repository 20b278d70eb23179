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
/** Long, since a new connection plans every statement and function anew: some 100 ms of work for the first who come. */
const lifetimeSeconds = 3_600;

/** A pool of connections to the database of the centre; the caller ends it with `db.destroy()`. */
export const connect = (url: string, options: ConnectionOptions): Kysely<Database> =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool: createPool(url, options) }) });

const createPool = (url: string, options: ConnectionOptions): Pool => {
  const pool = new Pool({
    Client: PreparingClient,
    connectionString: url,
    application_name: options.applicationName,
    max: options.size ?? 10,
    // However quiet it was, the next person finds connections that know their plans.
    idleTimeoutMillis: 0,
    maxLifetimeSeconds: lifetimeSeconds,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMillis,
    statement_timeout: options.statementTimeoutMillis ?? 15_000,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMillis,
  });
  // without a listener a broken idle connection would end the process
  pool.on('error', (error) => options.onIdleError?.(error));
  return pool;
};
