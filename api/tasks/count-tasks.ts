import { sql } from 'kysely';
import { endedLate, taskClockState } from '../clock-state-sql.ts';
import type { TaskCounts, TaskView } from '../contract/tasks.ts';
import { countedExactly } from '../list-request.ts';
import { midnightBefore } from '../midnight.ts';
import { boundedCount, type Branch } from '../queries/ordered-page.ts';
import type { Reader } from '../reader.ts';
import { allOf } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { closedSince, taskBranches } from './task-branches.ts';

const views: readonly TaskView[] = ['mine', 'pool', 'team', 'delegated', 'done', 'copied'];

const countView = async (services: ApiServices, branches: readonly Branch[]): Promise<number> => {
  const counted = await boundedCount({ from: sql`task t`, branches }).execute(services.database);
  return Math.min(counted.rows[0]?.total ?? 0, countedExactly);
};

interface StageCount {
  readonly stage: string | null;
  readonly total: number;
  readonly overdue: number;
}

/** What waits for the reader, by stage: own tasks and the pool. */
const countStages = async (
  services: ApiServices,
  reader: Reader,
): Promise<readonly StageCount[]> => {
  const branches = [...taskBranches.mine(reader), ...taskBranches.pool(reader)];
  const state = taskClockState(services.now());
  const parts = branches.map(
    (branch) =>
      sql`(select t.stage, ${state} as state from task t where ${branch} limit ${countedExactly})`,
  );
  const found = await sql<StageCount>`
    select stage, count(*)::integer as total, (count(*) filter (where state = 'overdue'))::integer as overdue
    from (${sql.join(parts, sql` union all `)}) as waiting group by stage`.execute(
    services.database,
  );
  return found.rows;
};

/** Counts for the views and stages of the inbox, of what is done that of today; none is counted beyond 10,000. */
export const countTasks = async (services: ApiServices, reader: Reader): Promise<TaskCounts> => {
  const today = closedSince(midnightBefore(services.now(), services.config.timeZone));
  const doneToday = taskBranches.done(reader).map((branch) => allOf([branch, today]));
  const inTime = doneToday.map((branch) => allOf([branch, sql<boolean>`${endedLate} is not true`]));
  const [stages, doneInTime, ...totals] = await Promise.all([
    countStages(services, reader),
    countView(services, inTime),
    ...views.map((view) =>
      countView(services, view === 'done' ? doneToday : taskBranches[view](reader)),
    ),
  ]);
  return {
    views: Object.fromEntries(views.map((view, index) => [view, totals[index] ?? 0])),
    stages: Object.fromEntries(
      stages.flatMap((row) => (row.stage === null ? [] : [[row.stage, row.total]])),
    ),
    overdue: stages.reduce((sum, row) => sum + row.overdue, 0),
    doneInTime,
  };
};
