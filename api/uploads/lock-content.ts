import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

/** One at a time for files of the same content: keeping one and removing the last use of it must not meet. */
export async function lockContent(transaction: Kysely<Database>, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`file ${hash}`}, 2))`.execute(
    transaction,
  );
}
