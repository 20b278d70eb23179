import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

/** What the idempotency keys of these commands begin with, before the period and the case. */
export const recomputeKey = 'recompute-clocks';

/** Live clocks that could not be judged, or that run into the years: a notice also sets days of the December before and the January after. */
const concernedBy = (years: readonly number[]): RawBuilder<boolean> => {
  const from = new Date(Date.UTC(Math.min(...years) - 1, 11, 1));
  const to = new Date(Date.UTC(Math.max(...years) + 1, 1, 1));
  return sql<boolean>`(
    clock.missing_year is not null
    or clock.due_at is null
    or (clock.due_at >= ${from} and (clock.judged ->> 'startedAt')::numeric < ${to.getTime()})
  )`;
};

/**
 * Queues `recompute-clocks` for every open case with a clock that the years concern. The command
 * sender carries them to the workflows. Gives how many. `period` tells a version that is put in
 * force again from the time before.
 */
export async function recomputeClocks(
  transaction: Kysely<Database>,
  change: {
    readonly version: string;
    readonly period: string;
    readonly years: readonly number[] | 'all';
    readonly by: string;
  },
): Promise<number> {
  const { version, period, years, by } = change;
  if (years.length === 0) return 0;
  const concerned = years === 'all' ? sql<boolean>`true` : concernedBy(years);
  const actor = JSON.stringify({ person: by, origin: 'import' });
  const action = JSON.stringify({ type: 'recompute-clocks', calendarVersion: version });
  const inserted = await sql`
    with concerned as (
      select distinct clock.case_id
      from clock
      join "case" on "case".id = clock.case_id and "case".state in ('opening', 'open', 'suspended')
      where clock.stopped_at is null
        and not clock.cancelled
        and ${concerned}
    ), drawn as (
      select gen_random_uuid()::text as id, case_id from concerned
    )
    insert into command (id, case_id, kind, principal, idempotency_key, body_hash, payload)
    select
      id,
      case_id,
      'act',
      ${by},
      ${`${recomputeKey}:${period}:`}::text || case_id,
      encode(sha256(convert_to(${action}::text || case_id, 'UTF8')), 'hex'),
      jsonb_build_object('id', id, 'actor', ${actor}::jsonb, 'action', ${action}::jsonb)
    from drawn
    on conflict (principal, idempotency_key) do nothing`.execute(transaction);
  return Number(inserted.numAffectedRows ?? 0n);
}
