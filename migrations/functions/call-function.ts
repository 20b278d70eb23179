import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { prepared } from '../prepared.ts';
import type { Database } from '../schema/index.ts';

/** A connection or a transaction. */
export type Db = Kysely<Database>;

/** Calls a SQL function of `steps/sql` that takes one JSON document and answers one: one round trip. */
export const callFunction = async <Answer>(
  db: Db,
  name: string,
  request: unknown,
): Promise<Answer> => {
  const { rows } = await prepared(
    sql<{ answer: Answer }>`select ${sql.id(name)}(${JSON.stringify(request)}::jsonb) as answer`,
  ).execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected one answer of ${name}, but there was none`);
  return row.answer;
};
