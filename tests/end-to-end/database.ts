import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Centre } from '../environment/centre.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A session on the database of a centre; ends with the work. */
export const connected = async <T>(
  { databaseUrl }: Centre,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  const client = new Client({ connectionString: databaseUrl });
  // the server is killed in these tests; whatever is asked then fails by itself
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

export const rows = async (
  centre: Centre,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> =>
  connected(centre, async (client) => (await client.query<Row>(statement, [...values])).rows);

/** The ids that a statement selects. */
export const ids = async (
  centre: Centre,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly string[]> =>
  (await rows(centre, statement, values)).map((row) => String(row['id']));

/** The number that a statement counts as `n`. */
export const count = async (
  centre: Centre,
  statement: string,
  values: readonly unknown[] = [],
): Promise<number> => Number((await rows(centre, statement, values))[0]?.['n']);

const betweenLooksMillis = 100;

/**
 * Looks until the value is there; a database that is away is looked at again.
 * @throws Error in words when it does not come
 */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  millis = 120_000,
): Promise<T> => {
  const deadline = Date.now() + millis;
  for (;;) {
    const found = await look().catch(() => null);
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Expected ${what}, but it did not happen`);
    await pause(betweenLooksMillis);
  }
};
