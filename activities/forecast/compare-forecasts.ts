import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

/** Judged as a clock that passed its due time between the forecast and its end. */
const happened = sql<boolean>`exists (
  select 1 from clock k where k.case_id = fc.case_id and not k.cancelled
    and k.due_at > f.made_at and k.due_at <= f.until
    and coalesce(k.stopped_at, k.paused_at, f.until + interval '1 second') > k.due_at)`;

const keptDays = 90;

/**
 * Compares the first forecast of each night that is over with what came, and forgets those that are of no use
 * any more: later ones of a night, and all after 90 days. @returns how many were compared
 */
export const compareForecasts = async (db: Db, now: Date): Promise<number> => {
  const compared = await sql`
    with over as (
      update forecast set compared_at = ${now} where first and compared_at is null and until <= ${now} returning *)
    update forecast_case fc set happened = ${happened} from over f
    where f.id = fc.forecast_id and fc.probability is not null`.execute(db);
  await sql`
    delete from forecast f where (not f.first or f.made_at < ${new Date(now.getTime() - keptDays * 86_400_000)})
      and f.id <> (select n.id from forecast n order by n.made_at desc limit 1)`.execute(db);
  return Number(compared.numAffectedRows ?? 0);
};
