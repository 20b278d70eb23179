import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

/**
 * Queues `recompute-clocks` for every open case with a clock that the years concern: one that could
 * not be judged, or one that runs into them (a notice also sets days of the December before and the
 * January after). The command sender carries them to the workflows. Gives how many.
 */
export async function recomputeClocks(
  transaction: Kysely<Database>,
  change: { readonly version: string; readonly years: readonly number[]; readonly by: string },
): Promise<number> {
  const from = new Date(Date.UTC(Math.min(...change.years) - 1, 11, 1));
  const to = new Date(Date.UTC(Math.max(...change.years) + 1, 1, 1));
  const actor = JSON.stringify({ person: change.by, origin: 'import' });
  const action = JSON.stringify({ type: 'recompute-clocks', calendarVersion: change.version });
  const inserted = await sql`
    with concerned as (
      select distinct clock.case_id
      from clock
      join "case" on "case".id = clock.case_id and "case".state in ('opening', 'open', 'suspended')
      where clock.stopped_at is null
        and not clock.cancelled
        and (
          clock.missing_year is not null
          or clock.due_at is null
          or (clock.due_at >= ${from} and (clock.judged ->> 'startedAt')::numeric < ${to.getTime()})
        )
    ), drawn as (
      select gen_random_uuid()::text as id, case_id from concerned
    )
    insert into command (id, case_id, kind, principal, idempotency_key, body_hash, payload)
    select
      id,
      case_id,
      'act',
      ${change.by},
      'recompute-clocks:' || ${change.version}::text || ':' || case_id,
      encode(sha256(convert_to(${action}::text || case_id, 'UTF8')), 'hex'),
      jsonb_build_object('id', id, 'actor', ${actor}::jsonb, 'action', ${action}::jsonb)
    from drawn
    on conflict (principal, idempotency_key) do nothing`.execute(transaction);
  return Number(inserted.numAffectedRows ?? 0n);
}
