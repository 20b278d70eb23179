import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '../functions/call-function.ts';
import { migrationStatus } from '../migrator.ts';
import { type Manifest, type TableFile, tablePath } from './manifest.ts';

const rowsAtOnce = 500;

/**
 * Steps are named by the manifest. The stream of events is over with the database that it came from (its
 * transaction numbers mean nothing elsewhere), and nobody is to be signed in again by a restore.
 */
const leftOut = ['kysely_migration', 'kysely_migration_lock', 'event', 'session'];

/** Every table whose rows a backup holds, by name. */
const tablesOf = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
      and relname <> all (${leftOut}::text[])
    order by relname`.execute(db);
  return rows.map(({ name }) => name);
};

async function* linesOf(db: Db, table: string, counted: (rows: number) => void) {
  await sql`declare rows_of_table no scroll cursor for
    select row_to_json(t)::text as line from ${sql.id(table)} t`.execute(db);
  for (;;) {
    const { rows } = await sql<{ line: string }>`
      fetch ${sql.lit(rowsAtOnce)} from rows_of_table`.execute(db);
    if (rows.length === 0) break;
    counted(rows.length);
    yield rows.map(({ line }) => `${line}\n`).join('');
  }
  await sql`close rows_of_table`.execute(db);
}

const dumpTable = async (db: Db, folder: string, table: string): Promise<TableFile> => {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  await pipeline(
    Readable.from(
      linesOf(db, table, (more) => {
        rows += more;
      }),
    ),
    createGzip(),
    async function* measured(compressed: AsyncIterable<Buffer>) {
      for await (const piece of compressed) {
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    },
    createWriteStream(tablePath(folder, table), { mode: 0o600, flush: true }),
  );
  return { name: table, rows, bytes, sha256: hash.digest('hex') };
};

/**
 * Writes all tables as they were at one moment; people go on working meanwhile.
 * @param told hears of how many tables how many are through
 */
export const dumpTables = async (
  db: Db,
  folder: string,
  told: (through: number, of: number) => void,
): Promise<Pick<Manifest, 'steps' | 'tables' | 'sequences'>> => {
  await mkdir(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  const steps = (await migrationStatus(db))
    .filter(({ executedAt }) => executedAt !== null)
    .map(({ name }) => name);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (moment) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(moment);
      const names = await tablesOf(moment);
      const tables: TableFile[] = [];
      for (const name of names) {
        tables.push(await dumpTable(moment, folder, name));
        told(tables.length, names.length);
      }
      const { rows: sequences } = await sql<{ name: string; value: string | null }>`
        select sequencename::text as name, last_value::text as value from pg_sequences
        where schemaname = current_schema() order by sequencename`.execute(moment);
      return { steps, tables, sequences };
    });
};
