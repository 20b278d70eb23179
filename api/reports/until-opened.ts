import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

const firstPauseMillis = 8;
const longestPauseMillis = 150;

/** Whether the case was projected for the first time within the wait: then its first tasks are visible. */
export const untilOpened = async (
  database: Kysely<Database>,
  caseId: string,
  waitMillis: number,
): Promise<boolean> => {
  const deadline = Date.now() + waitMillis;
  for (let millis = firstPauseMillis; ; millis = Math.min(longestPauseMillis, millis * 1.5)) {
    const row = await database
      .selectFrom('case')
      .where('id', '=', caseId)
      .select('state')
      .executeTakeFirst();
    if (row !== undefined && row.state !== 'opening') return true;
    if (Date.now() + millis > deadline) return false;
    await pause(millis);
  }
};
