import { sql, type RawBuilder } from 'kysely';
import type { ClockState } from './contract/common.ts';

/**
 * Overdue needs no write: the state follows from instants when it is read, as `clockStateAt` of
 * `domain/clocks` says (architecture decision 5). `t` is a task.
 */
export const taskClockState = (now: Date): RawBuilder<ClockState> => sql<ClockState>`case
  when t.state <> 'open' then case when t.clock_id is null then 'none' else 'stopped' end
  when t.paused_at is not null then 'paused'
  when t.due_at is null then case when t.clock_undetermined then 'undetermined' else 'none' end
  when t.due_at < ${now} then 'overdue'
  when t.warn_at <= ${now} then 'warn'
  else 'fine' end`;

/**
 * The same as conditions that an index on `due_at` can serve; `stopped` and `none` also cover tasks
 * that are over.
 */
const taskConditions: { readonly [S in ClockState]: (now: Date) => RawBuilder<boolean> } = {
  overdue: (now) => sql<boolean>`(t.state = 'open' and t.due_at < ${now} and t.paused_at is null)`,
  warn: (now) =>
    sql<boolean>`(t.state = 'open' and t.due_at >= ${now} and t.warn_at <= ${now} and t.paused_at is null)`,
  fine: (now) =>
    sql<boolean>`(t.state = 'open' and t.due_at >= ${now} and (t.warn_at is null or t.warn_at > ${now}) and t.paused_at is null)`,
  paused: () => sql<boolean>`(t.state = 'open' and t.paused_at is not null)`,
  undetermined: () =>
    sql<boolean>`(t.state = 'open' and t.due_at is null and t.paused_at is null and t.clock_undetermined)`,
  stopped: () => sql<boolean>`(t.state <> 'open' and t.clock_id is not null)`,
  none: () =>
    sql<boolean>`((t.state = 'open' and t.due_at is null and t.paused_at is null and not t.clock_undetermined)
      or (t.state <> 'open' and t.clock_id is null))`,
};

export const taskClockStateIn = (states: readonly ClockState[], now: Date): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    states.map((state) => taskConditions[state](now)),
    sql` or `,
  )})`;

/** The same for the row `k` of `clock`. */
const clockStateOfRow = (now: Date): RawBuilder<ClockState> => sql<ClockState>`case
  when k.cancelled then 'none'
  when k.stopped_at is not null then 'stopped'
  when k.paused_at is not null then 'paused'
  when k.due_at is null then 'undetermined'
  when k.due_at < ${now} then 'overdue'
  when k.warn_at <= ${now} then 'warn'
  else 'fine' end`;

/**
 * The clock that a case is shown with: what runs and falls due first, else what is paused or cannot
 * be judged, else the one that stopped last. Lateral join: `c` is the case, gives `clock_state`,
 * `clock_due_at`, `judged`. The case itself keeps when one that runs is due (`project_case`).
 */
export const leadingClock = (now: Date): RawBuilder<unknown> => sql`lateral (
  select ${clockStateOfRow(now)} as clock_state, k.due_at as clock_due_at, k.judged
  from clock k where k.case_id = c.id and not k.cancelled
  order by (k.stopped_at is not null), (k.paused_at is not null), (k.missing_year is not null), k.due_at, k.id
  limit 1)`;

/** Of a case without a running clock; cases that never had one have none. */
const standsAs = (state: ClockState) => (now: Date) => sql<boolean>`(c.due_at is null
  and coalesce((select lead.clock_state from ${leadingClock(now)} as lead), 'none') = ${state})`;

/** The same for the case `c`; what runs is a range of an index on `due_at`. */
const caseConditions: { readonly [S in ClockState]: (now: Date) => RawBuilder<boolean> } = {
  overdue: (now) => sql<boolean>`(c.due_at < ${now})`,
  warn: (now) => sql<boolean>`(c.due_at >= ${now} and c.warn_at <= ${now})`,
  fine: (now) => sql<boolean>`(c.due_at >= ${now} and (c.warn_at is null or c.warn_at > ${now}))`,
  paused: standsAs('paused'),
  undetermined: standsAs('undetermined'),
  stopped: standsAs('stopped'),
  none: standsAs('none'),
};

export const caseClockStateIn = (states: readonly ClockState[], now: Date): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    states.map((state) => caseConditions[state](now)),
    sql` or `,
  )})`;

/** Whether the ended task `t` was overdue when it ended (index `task_late`). */
export const endedLate = sql<boolean>`(t.paused_at is null and t.closed_at > t.due_at)`;
