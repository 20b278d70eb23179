import { sql, type RawBuilder } from 'kysely';
import { taskClockState } from '../clock-state-sql.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { boardBranches, unitsOf, type BoardReach } from './board-reach.ts';
import {
  urgencyOf,
  withUnits,
  type CountedMoment,
  type CountedPart,
  type CountRow,
} from './board-counts.ts';

const dayMillis = 86_400_000;

const number = (condition: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(count(*) filter (where t.open and ${condition}))::integer`;

/**
 * The same as `readCounts`, of the reader's own work. The kept counts know no persons; what one person has or may take
 * are few tasks, which indexes find (`task_claimed`, `task_person`, `task_pool`), so that they are counted one by one.
 * Compared with a day ago are the tasks that are the reader's now, and those that the reader has completed since.
 */
export const ownCounts = async (
  db: Db,
  reach: BoardReach & CountedPart,
  { now, midnight, closesAt }: CountedMoment,
): Promise<readonly CountRow[]> => {
  const dayAgo = new Date(now.getTime() - dayMillis);
  const columns = sql`t.unit_id, t.stage, t.due_at, t.opened_at, ${taskClockState(now)} as state`;
  const such = urgencyOf(reach, sql`c.urgency`);
  const from = sql`from task t join "case" c on c.id = t.case_id`;
  const parts = boardBranches(reach).map(
    (branch) => sql`select ${columns}, true as open ${from} where ${branch} and ${such}`,
  );
  const completed = sql`select ${columns}, false ${from}
    where t.state <> 'open' and t.closed_by = ${reach.reader.id} and t.closed_at > ${dayAgo} and t.opened_at <= ${dayAgo}
      and ${unitsOf(reach, sql`t.unit_id`)} and ${such}`;
  const { rows } = await withUnits(sql`
      select t.unit_id, t.stage,
        ${number(sql`true`)} as open,
        ${number(sql`t.state = 'paused'`)} as paused,
        ${number(sql`t.state = 'undetermined'`)} as undetermined,
        ${number(sql`t.state = 'none'`)} as none,
        ${number(sql`t.state = 'overdue'`)} as overdue,
        ${number(sql`t.state = 'warn'`)} as warn,
        ${number(sql`t.state = 'overdue' and t.due_at > ${midnight}`)} as overdue_today,
        ${number(sql`t.state in ('fine', 'warn') and t.due_at <= ${closesAt}::timestamptz`)} as due_before_close,
        ${number(sql`t.opened_at > ${dayAgo}`)} - (count(*) filter (where not t.open))::integer as since_yesterday
      from (${sql.join([...parts, completed], sql` union all `)}) t
      group by t.unit_id, t.stage`).execute(db);
  return rows;
};
