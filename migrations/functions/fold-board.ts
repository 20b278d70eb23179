import { sql } from 'kysely';
import type { Db } from './call-function.ts';

/** So much at once: a transaction that adds up a million changes would hold back the vacuum for seconds. */
const most = 50_000;
/** The board says what has fallen due since midnight, and how many tasks there were yesterday at this hour. */
const keptApartMillis = 49 * 3_600_000;

/** Adds up the changes of the board's counts that have gathered. @returns how many there were */
export const foldBoard = async (db: Db, now: Date): Promise<number> => {
  const past = new Date(now.getTime() - keptApartMillis);
  let folded = 0;
  for (;;) {
    const { rows } = await sql<{
      count: number;
    }>`select fold_board(${most}, ${past}) as count`.execute(db);
    const count = rows[0]?.count ?? 0;
    folded += count;
    if (count < most) return folded;
  }
};
