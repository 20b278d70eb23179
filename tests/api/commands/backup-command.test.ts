import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Operations } from '../../../api/contract/operations.ts';
import { connect } from '../../../migrations/connection.ts';
import type { Db } from '../../../migrations/functions/call-function.ts';
import { createEmptyDatabase, type TestDatabase } from '../../environment/test-database.ts';
import { plantCase } from '../plant.ts';
import { read, startTestApi, type TestApi } from '../test-api.ts';
import { type Ended, runCommand } from './run-command.ts';

let api: TestApi;
let folder: string;
let backup: string;
let caseId: string;

const run = async (
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> =>
  runCommand('backup', args, {
    environment: {
      DATABASE_URL: api.config.databaseUrl,
      BIHUAN_DATA_DIR: folder,
      BIHUAN_FILES_DIR: join(folder, 'files'),
      ...environment,
    },
  });

/** A hash of every table, as the database itself sees its rows. */
const fingerprints = async (db: Db): Promise<Readonly<Record<string, string>>> => {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname not in ('event', 'session', 'backup', 'kysely_migration', 'kysely_migration_lock')
    order by 1`.execute(db);
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: hashes } = await sql<{ hash: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash
      from ${sql.id(name)} t`.execute(db);
    found[name] = hashes[0]?.hash ?? '';
  }
  return found;
};

/** References and triggers, as they stand in force. */
const guards = async (db: Db): Promise<unknown> => {
  const { rows } = await sql`
    select conname::text as name, pg_get_constraintdef(oid) as rule from pg_constraint
    where connamespace = 'public'::regnamespace and contype = 'f'
    union all
    select tgrelid::regclass || ' ' || tgname, tgenabled::text from pg_trigger where not tgisinternal
    order by 1, 2`.execute(db);
  return rows;
};

const restored = async (work: (db: Db, database: TestDatabase) => Promise<void>): Promise<void> => {
  const database = await createEmptyDatabase();
  const db = connect(database.url, { applicationName: 'bihuan-test' });
  try {
    await work(db, database);
  } finally {
    await db.destroy();
    await database.drop();
  }
};

beforeAll(async () => {
  api = await startTestApi();
  folder = mkdtempSync(join(tmpdir(), 'bihuan-backup-'));
  mkdirSync(join(folder, 'files', 'ab'), { recursive: true });
  writeFileSync(join(folder, 'files', 'ab', 'abcd'), 'a photo');
  ({ id: caseId } = await plantCase(api.app.services, { unit: 'u-centre' }));
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const backupState = async () =>
  read(Operations, await (await api.as('admin')).get('/api/operations')).backup;

describe('npm run backup', () => {
  it('is missed on the page of operations until there is one', async () => {
    expect(await backupState()).toEqual({
      last: null,
      lastFailure: null,
      warnAfter: 'PT36H',
      overdue: true,
    });
  });

  it('writes all tables and the files, and notes where', async () => {
    const ended = await run(['create', '--json']);
    expect(ended).toMatchObject({ code: 0 });
    const made: unknown = JSON.parse(ended.stdout);
    expect(made).toMatchObject({ files: 1 });
    const [name = ''] = readdirSync(join(folder, 'backups'));
    expect(name).toMatch(/^bihuan-\d{8}T\d{6}Z-[0-9a-f]{4}$/u);
    backup = join(folder, 'backups', name);
    const state = await backupState();
    expect(state).toMatchObject({ lastFailure: null, overdue: false, last: { triedAt: null } });
    expect(state.last?.place).toContain(backup);
    expect(state.last?.bytes).toBeGreaterThan(1000);
  });

  it('is tried beside without touching what runs', async () => {
    const before = await fingerprints(api.app.services.database);
    expect((await run(['try', backup])).code).toBe(0);
    expect(await fingerprints(api.app.services.database)).toEqual(before);
    expect((await backupState()).last?.triedAt).not.toBeNull();
    const { rows } = await sql`
      select datname from pg_database where datname like 'bihuan_try_%'`.execute(
      api.app.services.database,
    );
    expect(rows).toEqual([]);
  });

  it('restores everything as it was, whatever came since, with all guards in force', async () => {
    const { database: live } = api.app.services;
    const then = await fingerprints(live);
    const files = join(folder, 'restored-files');
    await live.updateTable('case').set({ title: '后来改了' }).where('id', '=', caseId).execute();
    await plantCase(api.app.services, { unit: 'u-centre' });
    await restored(async (db, database) => {
      const ended = await run(['restore', backup], {
        DATABASE_URL: database.url,
        BIHUAN_FILES_DIR: files,
      });
      expect(ended).toMatchObject({ code: 0 });
      expect(await fingerprints(db)).toEqual(then);
      expect(await guards(db)).toEqual(await guards(live));
      expect(readFileSync(join(files, 'ab', 'abcd'), 'utf8')).toBe('a photo');
      const row = await db.selectFrom('backup').selectAll().executeTakeFirstOrThrow();
      expect(row.ended_at).not.toBeNull();
      // What is numbered goes on after the last number.
      await sql`insert into seal (sealed_at, heads, heads_hash, public_key, signature)
        values (now(), 0, '', '', '')`.execute(db);
      await expect(
        sql`delete from ledger_entry where case_id = ${caseId}`.execute(db),
      ).rejects.toThrow(/ledger/u);
      const again = await run(['restore', backup], { DATABASE_URL: database.url });
      expect(again.code).toBe(1);
      expect(again.stderr).toContain('The database is not empty');
    });
  });

  it('refuses a backup that was changed, and leaves the database empty', async () => {
    const file = join(backup, 'tables', 'case.jsonl.gz');
    const kept = readFileSync(file);
    writeFileSync(file, Buffer.concat([kept, Buffer.from('x')]));
    await restored(async (db, database) => {
      const ended = await run(['restore', backup], { DATABASE_URL: database.url });
      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain('table case is not what was written');
      expect(await fingerprints(db)).toEqual({});
    });
    writeFileSync(file, kept);
  });

  it('is empty again when rows do not fit', async () => {
    const file = join(backup, 'manifest.json');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      kept.replace(/"name": "person",\s+"rows": \d+/u, '"name": "person", "rows": 9999'),
    );
    await restored(async (db, database) => {
      const ended = await run(['restore', backup], { DATABASE_URL: database.url });
      expect(ended.code).toBe(1);
      expect(ended.stderr).toContain('but 9999 in the manifest');
      expect(await fingerprints(db)).toEqual({});
    });
    writeFileSync(file, kept);
  });

  it('tells of one that failed', async () => {
    writeFileSync(join(folder, 'no-folder'), '');
    expect((await run(['create', '--to', join(folder, 'no-folder')])).code).toBe(2);
    const { last, lastFailure } = await backupState();
    expect(last).not.toBeNull();
    expect(lastFailure?.error).toContain('ENOTDIR');
  });

  it.each([[], ['restore'], ['create', 'there'], ['try', 'a', 'b'], ['restore', 'a', '--to', 'b']])(
    'says how it is used: %j',
    async (...args) => {
      const ended = await run(args);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain('npm run backup -- create');
    },
  );

  it('says when there is no backup', async () => {
    const ended = await run(['try', folder]);
    expect([ended.code, ended.stderr]).toEqual([1, `There is no manifest.json in ${folder}.\n`]);
  });
});
