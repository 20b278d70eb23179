import { sql, type RawBuilder } from 'kysely';
import type { Urgency, Stage } from '../contract/common.ts';
import type { UnitKind } from '../contract/board.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { unitsOf } from './board-reach.ts';

/** `board_bucket` of the database: instants are counted by the quarter of an hour that they end in. */
const bucketMillis = 15 * 60_000;
const dayMillis = 86_400_000;

export interface CountedMoment {
  readonly now: Date;
  readonly midnight: Date;
  /** When the office closes today; null when that is over, or there is none. */
  readonly closesAt: Date | null;
}

export interface CountedPart {
  /** Null: all units, and what belongs to none. */
  readonly units: readonly string[] | null;
  readonly urgency: Urgency | null;
}

export interface CountRow {
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly unit_name_en: string | null;
  readonly unit_kind: UnitKind | null;
  readonly stage: Stage | null;
  readonly open: number;
  readonly paused: number;
  readonly undetermined: number;
  readonly none: number;
  readonly overdue: number;
  readonly warn: number;
  readonly overdue_today: number;
  readonly due_before_close: number;
  readonly since_yesterday: number;
}

export const urgencyOf = (part: CountedPart, column: RawBuilder<unknown>): RawBuilder<boolean> =>
  part.urgency === null ? sql<boolean>`true` : sql<boolean>`${column} = ${part.urgency}`;

/**
 * What has fallen due, or begun to warn, in the quarter of an hour that goes on: from indexes, as marks
 * with an end of their own.
 */
const goingOn = (part: CountedPart, from: Date, end: Date, now: Date): RawBuilder<unknown> => {
  const such = sql<boolean>`t.state = 'open' and t.paused_at is null
    and ${unitsOf(part, sql`t.unit_id`)} and ${urgencyOf(part, sql`c.urgency`)}`;
  return sql`
    select t.unit_id, t.stage, case when t.warn_at <= t.due_at then 'warned-due' else 'due' end as mark,
      ${end}::timestamptz as bucket, 1 as total
    from task t join "case" c on c.id = t.case_id where ${such} and t.due_at > ${from} and t.due_at < ${now}
    union all
    select t.unit_id, t.stage, 'warn', ${end}::timestamptz, 1
    from task t join "case" c on c.id = t.case_id
    where ${such} and t.warn_at > ${from} and t.warn_at <= ${now} and t.warn_at <= t.due_at`;
};

const number = (condition: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`coalesce(sum(m.total) filter (where ${condition}), 0)::integer`;

/** Counts by unit and stage with what is known of the unit, in the order of the board. */
export const withUnits = (counted: RawBuilder<unknown>): RawBuilder<CountRow> => sql<CountRow>`
  select counted.*, u.name as unit_name, u.name_en as unit_name_en, u.kind as unit_kind from (${counted}) as counted
  left join unit u on u.id = counted.unit_id
  order by u.kind = 'village', u.kind = 'department', counted.unit_id nulls last, counted.stage nulls last`;

/** Open tasks by unit and stage, from the kept counts: as many rows as the board has cells, however many tasks there are. */
export const readCounts = async (
  db: Db,
  part: CountedPart,
  { now, midnight, closesAt }: CountedMoment,
): Promise<readonly CountRow[]> => {
  const bucket = Math.ceil(now.getTime() / bucketMillis) * bucketMillis;
  const from = new Date(bucket - bucketMillis);
  const past = new Date(from.getTime() + 1);
  const last = new Date(Math.max(bucket, closesAt?.getTime() ?? 0));
  const due = sql`m.mark in ('due', 'warned-due')`;
  const { rows } = await withUnits(sql`
      select m.unit_id, m.stage,
        ${number(sql`m.mark = 'open'`)} as open,
        ${number(sql`m.mark = 'paused'`)} as paused,
        ${number(sql`m.mark = 'undetermined'`)} as undetermined,
        ${number(sql`m.mark = 'none'`)} as none,
        ${number(sql`${due} and m.bucket <= ${past}`)} as overdue,
        ${number(sql`m.mark = 'warn' and m.bucket <= ${past}`)}
          - ${number(sql`m.mark = 'warned-due' and m.bucket <= ${past}`)} as warn,
        ${number(sql`${due} and m.bucket > ${midnight} and m.bucket <= ${past}`)} as overdue_today,
        ${number(sql`${due} and m.bucket > ${past} and m.bucket <= ${closesAt}::timestamptz`)}
          - ${number(sql`${due} and m.bucket = ${past}`)} as due_before_close,
        ${number(sql`m.mark = 'flow' and m.bucket > ${new Date(bucket - dayMillis)}`)} as since_yesterday
      from (
        select b.unit_id, b.stage, b.mark, b.bucket, b.total from board_mark b
        where b.bucket <= ${last} and ${unitsOf(part, sql`b.unit_id`)} and ${urgencyOf(part, sql`b.urgency`)}
        union all
        ${goingOn(part, from, past, now)}) m
      group by m.unit_id, m.stage`).execute(db);
  return rows;
};
