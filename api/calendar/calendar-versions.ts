import { type Kysely, sql } from 'kysely';
import { parseWorkingCalendar } from '../../domain/calendar/parse-working-calendar.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { CalendarVersion } from '../contract/calendar.ts';
import { namedOrNull } from '../named.ts';
import { recomputeKey } from './recompute-clocks.ts';

interface PeriodRow {
  readonly id: string;
  readonly version_id: string;
  readonly since: Date;
  readonly until: Date | null;
  readonly person_id: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly cases: number;
}

type Period = CalendarVersion['periods'][number];

/** By period, the commands that no workflow has answered yet. */
const waitingByPeriod = async (
  database: Kysely<Database>,
): Promise<ReadonlyMap<string, number>> => {
  const found = await sql<{ period: string; waiting: string }>`
    select split_part(idempotency_key, ':', 2) as period, count(*) as waiting
    from command
    where confirmed_at is null and idempotency_key like ${`${recomputeKey}:%`}
    group by 1`.execute(database);
  return new Map(found.rows.map((row) => [row.period, Number(row.waiting)]));
};

const periodsByVersion = async (
  database: Kysely<Database>,
): Promise<ReadonlyMap<string, readonly Period[]>> => {
  const [found, waiting] = await Promise.all([
    sql<PeriodRow>`
      select k.id, k.version_id, k.since, k.until, k.person_id, p.name, p.name_en, k.cases
      from calendar_period k left join person p on p.id = k.person_id
      order by k.since desc`.execute(database),
    waitingByPeriod(database),
  ]);
  const periods = Map.groupBy(found.rows, (row) => row.version_id);
  return new Map(
    [...periods].map(([version, rows]) => [
      version,
      rows.map((row) => ({
        since: row.since.toISOString(),
        until: row.until?.toISOString() ?? null,
        by: namedOrNull({ id: row.person_id, name: row.name, nameEn: row.name_en }),
        cases: row.cases,
        waiting: waiting.get(row.id) ?? 0,
      })),
    ]),
  );
};

/** Every version that was ever in force, the one in force first, then the newest. */
export const calendarVersions = async (database: Kysely<Database>): Promise<CalendarVersion[]> => {
  const [rows, periods] = await Promise.all([
    database
      .selectFrom('calendar_version')
      .selectAll()
      .orderBy('in_force', 'desc')
      .orderBy('created_at', 'desc')
      .execute(),
    periodsByVersion(database),
  ]);
  return rows.flatMap((row) => {
    const parsed = parseWorkingCalendar({
      version: row.id,
      timeZone: row.time_zone,
      officeHours: row.office_hours,
      years: row.years,
      workDayRule: row.work_day_rule,
    });
    if (!parsed.ok) return [];
    const { timeZone, officeHours, workDayRule, years } = parsed.calendar;
    return [
      {
        id: row.id,
        source: row.source,
        timeZone,
        officeHours: officeHours.map(([from, to]) => [from, to]),
        workDayRule,
        years: Object.fromEntries(
          Object.entries(years).map(([year, { off, work }]) => [
            year,
            { off: [...off], work: [...work] },
          ]),
        ),
        createdAt: row.created_at.toISOString(),
        inForce: row.in_force,
        periods: [...(periods.get(row.id) ?? [])],
      },
    ];
  });
};
