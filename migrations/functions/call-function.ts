import { CompiledQuery, type Kysely } from 'kysely';
import { preparedText } from '../prepared.ts';
import type { Database } from '../schema/index.ts';

/** A connection or a transaction. */
export type Db = Kysely<Database>;

/** Those of them that are called from here. */
type SqlFunction =
  | 'accept_command'
  | 'append_ledger'
  | 'claim_task'
  | 'open_report'
  | 'publish_message'
  | 'record_progress'
  | 'release_task';

/**
 * Calls a SQL function of `steps/sql` that takes one JSON document and answers one: one round trip.
 * The text is the same each time, so nothing is built or compiled for it.
 */
export const callFunction = async <Answer>(
  db: Db,
  name: SqlFunction,
  request: unknown,
): Promise<Answer> => {
  const { rows } = await db.executeQuery<{ answer: Answer }>(
    CompiledQuery.raw(preparedText(`select ${name}($1::jsonb) as answer`), [
      JSON.stringify(request),
    ]),
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`Expected one answer of ${name}, but there was none`);
  return row.answer;
};
