import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { Client } from 'pg';
import { connect } from '../../migrations/connection.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * What a database may begin with: `steps`, all of them; `town`, with the demonstration's town; `centre`, with the
 * delivered procedures published too.
 */
export type Beginning = 'steps' | 'town' | 'centre';

const addressOf = (name: string): string => {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.toString();
};

const asAdmin = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const exists = async (client: Client, name: string): Promise<boolean> => {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  return rowCount === 1;
};

/** Name of the database to copy, made once a run; of several files that ask at once, one makes it. */
const templateOf = async (client: Client, beginning: Beginning): Promise<string> => {
  const name = `begins_with_${beginning}`;
  await client.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    if (await exists(client, name)) return name;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    // most files find it made, and need none of this
    const { databaseBeginnings } = await import('./database-beginnings.ts');
    const db = connect(addressOf(draft), { applicationName: 'bihuan-test' });
    try {
      await databaseBeginnings[beginning](db);
    } finally {
      await db.destroy();
    }
    await client.query(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
};

const create = async (templateFor: (client: Client) => Promise<string>): Promise<TestDatabase> => {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (client) => {
    await client.query(`create database ${name} template ${await templateFor(client)}`);
  });
  return {
    url: addressOf(name),
    drop: async () => {
      await asAdmin(async (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
};

/** A new empty database on the test server. */
export const createEmptyDatabase = async (): Promise<TestDatabase> =>
  create(() => Promise.resolve('template1'));

/** A new database on the test server that begins with what is named. */
export const createDatabase = async (beginning: Beginning): Promise<TestDatabase> =>
  create(async (client) => templateOf(client, beginning));
