import type { Kysely } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { newId } from '../../migrations/new-id.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { canonicalHash } from '../canonical-hash.ts';
import { recomputeClocks } from './recompute-clocks.ts';

export interface CalendarChange {
  readonly calendar: WorkingCalendar;
  /** Where it comes from: papers, a file, what somebody wrote. */
  readonly source: string;
  readonly by: string;
  readonly at: Date;
  /** Whose clocks are judged anew. */
  readonly years: readonly number[] | 'all';
}

export interface CalendarPutInForce {
  readonly version: string;
  readonly cases: number;
}

/** Locks the version in force, so that there is one change of it at a time; null when there is none. */
export const lockCalendarInForce = async (
  transaction: Kysely<Database>,
): Promise<string | null> => {
  const row = await transaction
    .selectFrom('calendar_version')
    .select('id')
    .where('in_force', '=', true)
    .forUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
};

/**
 * Makes a calendar the one in force (a version that was in force before is it again) and queues
 * `recompute-clocks` for the open cases concerned, all in the caller's transaction. Null when the
 * calendar in force says the same already. The caller holds `lockCalendarInForce`.
 */
export const putCalendarInForce = async (
  transaction: Kysely<Database>,
  change: CalendarChange,
): Promise<CalendarPutInForce | null> => {
  const { years, officeHours, timeZone, workDayRule } = change.calendar;
  const hash = canonicalHash({ years, officeHours, timeZone, workDayRule });
  const current = await transaction
    .selectFrom('calendar_version')
    .select(['id', 'hash', 'created_at'])
    .where('in_force', '=', true)
    .executeTakeFirst();
  if (current?.hash === hash) return null;
  if (current !== undefined) await endPeriod(transaction, current, change.at);
  const { id: version } = await transaction
    .insertInto('calendar_version')
    .values({
      id: `cal-${hash.slice(0, 12)}`,
      hash,
      source: change.source,
      years: JSON.stringify(years),
      office_hours: JSON.stringify(officeHours),
      time_zone: timeZone,
      work_day_rule: workDayRule,
      in_force: true,
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ in_force: true }))
    .returning('id')
    .executeTakeFirstOrThrow();
  const period = newId();
  const cases = await recomputeClocks(transaction, { ...change, version, period });
  await transaction
    .insertInto('calendar_period')
    .values({
      id: period,
      version_id: version,
      since: change.at,
      until: null,
      person_id: change.by,
      cases,
    })
    .execute();
  return { version, cases };
};

/** The one that the installation brought has no period until it is replaced. */
const endPeriod = async (
  transaction: Kysely<Database>,
  current: { readonly id: string; readonly created_at: Date },
  at: Date,
): Promise<void> => {
  await transaction
    .updateTable('calendar_version')
    .set({ in_force: false })
    .where('id', '=', current.id)
    .execute();
  const { numUpdatedRows } = await transaction
    .updateTable('calendar_period')
    .set({ until: at })
    .where('until', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await transaction
    .insertInto('calendar_period')
    .values({
      id: newId(),
      version_id: current.id,
      since: current.created_at,
      until: at,
      person_id: null,
      cases: 0,
    })
    .execute();
};
