import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ended, runCommand } from '../api/commands/run-command.ts';
import { startCentre, type Centre } from '../environment/centre.ts';
import { count, ids, rows, until } from './database.ts';
import { drive } from './drive.ts';
import { expectAllEnded, expectProven } from './proof.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(async () => {
  await centre.stop();
});

const named = (caseIds: readonly string[]): readonly string[] =>
  caseIds.flatMap((id) => ['--case', id]);

const begun = async (cases: number, steps: number): Promise<readonly string[]> => {
  const args = ['--cases', String(cases), '--steps', String(steps), '--mix', 'straight=1'];
  return (await drive(centre, ...args).ended).caseIds;
};

const backup = async (args: readonly string[], databaseUrl = centre.databaseUrl): Promise<Ended> =>
  runCommand('backup', args, {
    environment: { DATABASE_URL: databaseUrl, BIHUAN_DATA_DIR: centre.dataDir },
  });

const databaseNamed = (name: string): string => {
  const url = new URL(centre.databaseUrl);
  url.pathname = `/${name}`;
  return url.toString();
};

const asAdministrator = async (...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: databaseNamed('postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Puts another database in the place of that which the centre works on. */
const putInPlace = async (name: string): Promise<void> => {
  const live = new URL(centre.databaseUrl).pathname.slice(1);
  await asAdministrator(
    `alter database ${live} with allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${live}'`,
    `alter database ${live} rename to ${live}_newer`,
    `alter database ${name} rename to ${live}`,
  );
};

it('a backup by command, restored beside a newer engine: every case of it can be carried to its end', async () => {
  const over = await begun(1, 1000);
  const untouched = await begun(2, 4);
  const moved = await begun(2, 2);
  const ended = await begun(1, 7);
  const kept = [...untouched, ...moved, ...ended].toSorted();
  // Somebody is at work while it is made.
  const work = drive(centre, ...named(untouched.slice(0, 1)), '--steps', '1');
  const made = await backup(['create']);
  expect(made).toMatchObject({ code: 0 });
  await work.ended;
  const [folder = ''] = readdirSync(join(centre.dataDir, 'backups'));
  const path = join(centre.dataDir, 'backups', folder);
  const keys = join('files', 'keys');
  expect(existsSync(join(path, keys))).toBe(existsSync(join(centre.dataDir, keys)));

  await drive(centre, ...named(moved), '--steps', '3').ended;
  await drive(centre, ...named(ended)).ended;
  const fresh = await begun(1, 1);

  await asAdministrator('create database restored');
  expect(await backup(['restore', path], databaseNamed('restored'))).toMatchObject({ code: 0 });
  await putInPlace('restored');
  expect(await ids(centre, `select id from "case" where state = 'open' order by id`)).toEqual(kept);
  expect(await count(centre, 'select count(*)::integer as n from session')).toBe(0);

  const behind = [...moved, ...ended].toSorted();
  await until('all that is behind to be restarted', async () => {
    const found = await rows(
      centre,
      `select case_id from ledger_entry
       where type = 'case-reseeded' and params ->> 'reason' = 'database-restored' and case_id = any ($1)`,
      [behind],
    );
    return found.length === behind.length;
  });
  await until('the restarted runs to agree with their ledgers', async () => {
    await expectProven(centre, behind);
    return true;
  });
  await drive(centre, '--existing').ended;
  await expectAllEnded(centre);
  await expectProven(centre, [...over, ...kept]);
  expect(await ids(centre, 'select id from "case" where id = any ($1)', [fresh])).toEqual([]);
});
