import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '../functions/call-function.ts';
import { migrateTo } from '../migrator.ts';
import { steps as knownSteps } from '../steps/index.ts';
import { BackupRefused, type Manifest, type TableFile, tablePath } from './manifest.ts';

const rowsAtOnce = 500;
/** A published procedure is a row of a megabyte. */
const charactersAtOnce = 4_000_000;

interface Constraint {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const isEmpty = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ tables: number }>`
    select count(*)::integer as tables from pg_class
    where relkind in ('r', 'v') and relnamespace = current_schema()::regnamespace`.execute(db);
  return rows[0]?.tables === 0;
};

/** Columns that are given values, not computed from others. */
const columnsOf = async (db: Db, table: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${sql.lit(`"${table}"`)}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attnum`.execute(db);
  return rows.map(({ name }) => name);
};

async function* batchesOf(folder: string, table: string) {
  const lines = createInterface({
    input: createReadStream(tablePath(folder, table)).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let batch: string[] = [];
  let characters = 0;
  for await (const line of lines) {
    batch.push(line);
    characters += line.length;
    if (batch.length < rowsAtOnce && characters < charactersAtOnce) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

const loadTable = async (db: Db, folder: string, { name, rows }: TableFile): Promise<void> => {
  const columns = sql.join((await columnsOf(db, name)).map((column) => sql.id(column)));
  let loaded = 0;
  for await (const batch of batchesOf(folder, name)) {
    await sql`
      insert into ${sql.id(name)} (${columns}) overriding system value
      select ${columns} from json_populate_recordset(null::${sql.id(name)}, ${`[${batch.join(',')}]`}::json)`.execute(
      db,
    );
    loaded += batch.length;
  }
  if (loaded !== rows)
    throw new BackupRefused(
      `Table ${name} has ${String(loaded)} rows in its file, but ${String(rows)} in the manifest.`,
    );
};

/** References go both ways between tables: they are checked once everything is there. */
const withoutReferences = async (db: Db, load: () => Promise<void>): Promise<void> => {
  const { rows: references } = await sql<Constraint>`
    select c.relname::text as "table", k.conname::text as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace
    order by 1, 2`.execute(db);
  for (const { table, name } of references)
    await sql`alter table ${sql.id(table)} drop constraint ${sql.id(name)}`.execute(db);
  await load();
  for (const { table, name, definition } of references)
    await sql`alter table ${sql.id(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(
      db,
    );
};

/** What triggers wrote is in the backup already; they must not write it again, nor refuse. */
const withoutTriggers = async (
  db: Db,
  tables: readonly TableFile[],
  load: () => Promise<void>,
): Promise<void> => {
  const all = async (what: 'disable' | 'enable'): Promise<void> => {
    for (const { name } of tables)
      await sql`alter table ${sql.id(name)} ${sql.raw(what)} trigger user`.execute(db);
  };
  await all('disable');
  await load();
  await all('enable');
};

const loadAll = async (
  db: Db,
  folder: string,
  { tables, sequences }: Manifest,
  told: (through: number, of: number) => void,
): Promise<void> => {
  await withoutTriggers(db, tables, async () => {
    await withoutReferences(db, async () => {
      const names = sql.join(tables.map(({ name }) => sql.id(name)));
      await sql`truncate ${names}`.execute(db);
      for (const [index, table] of tables.entries()) {
        await loadTable(db, folder, table);
        told(index + 1, tables.length);
      }
    });
  });
  for (const { name, value } of sequences)
    if (value !== null)
      await sql`select setval(${`"${name}"`}::regclass, ${value}::bigint)`.execute(db);
};

/**
 * Fills an empty database from a backup: its schema as it was then, and all rows. Steps that came since are left to
 * `npm run migrate -- latest`. When it fails the database is empty again.
 * @throws BackupRefused
 */
export const loadTables = async (
  db: Db,
  folder: string,
  manifest: Manifest,
  told: (through: number, of: number) => void,
): Promise<void> => {
  if (!(await isEmpty(db)))
    throw new BackupRefused('The database is not empty. Make a new one, and restore into that.');
  const unknown = manifest.steps.find((step) => !Object.hasOwn(knownSteps, step));
  const last = manifest.steps.at(-1);
  if (unknown !== undefined || last === undefined)
    throw new BackupRefused(
      `The backup was made by version ${manifest.software}, which is newer than this one.`,
    );
  try {
    await migrateTo(db, last);
    await db.transaction().execute(async (transaction) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
      await loadAll(transaction, folder, manifest, told);
    });
  } catch (error) {
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    throw error;
  }
  await sql`analyze`.execute(db);
};
