import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** A step made of SQL text: several statements, sent as they stand, in the step's transaction. */
export const statements =
  (text: string): ((db: Kysely<unknown>) => Promise<void>) =>
  async (db) => {
    await sql.raw(text).execute(db);
  };
