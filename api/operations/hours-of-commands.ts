import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { HourOfCommands } from '../contract/operations.ts';

interface HourRow {
  readonly hour: Date;
  readonly answered: number;
  readonly median: number | null;
  readonly slow: number | null;
  readonly incidents: number;
}

/** The 24 hours before a moment, hour by hour: commands that were created and answered, incidents that opened. */
export const hoursOfCommands = async (
  database: Kysely<Database>,
  now: Date,
): Promise<HourOfCommands[]> => {
  const found = await sql<HourRow>`
    with hours as (
      select generate_series(date_trunc('hour', ${now}::timestamptz) - interval '23 hours',
        date_trunc('hour', ${now}::timestamptz), interval '1 hour') as hour
    ), answers as (
      select date_trunc('hour', created_at) as hour, count(*)::int as answered,
        percentile_cont(0.5) within group (order by extract(epoch from answered_at - created_at) * 1000) as median,
        percentile_cont(0.95) within group (order by extract(epoch from answered_at - created_at) * 1000) as slow
      from command
      where answered_at is not null and created_at >= date_trunc('hour', ${now}::timestamptz) - interval '23 hours'
      group by 1
    ), failures as (
      select date_trunc('hour', opened_at) as hour, count(*)::int as incidents
      from incident where opened_at >= date_trunc('hour', ${now}::timestamptz) - interval '23 hours'
      group by 1
    )
    select hours.hour, coalesce(answered, 0) as answered, median, slow, coalesce(incidents, 0) as incidents
    from hours left join answers using (hour) left join failures using (hour)
    order by hours.hour`.execute(database);
  return found.rows.map((row) => ({
    hour: row.hour.toISOString(),
    answered: row.answered,
    medianMillis: row.median,
    slowMillis: row.slow,
    incidents: row.incidents,
  }));
};
