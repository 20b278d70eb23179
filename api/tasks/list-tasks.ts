import { sql, type RawBuilder } from 'kysely';
import { prepared } from '../../migrations/prepared.ts';
import { taskClockStateIn } from '../clock-state-sql.ts';
import type { TaskList, TaskView } from '../contract/tasks.ts';
import { writeCursor, type ListRequest } from '../list-request.ts';
import { midnightBefore } from '../midnight.ts';
import { ofClass } from '../queries/class-filter.ts';
import { among, withMe } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  orderedPage,
  totalOf,
  type Branch,
  type OrderedList,
} from '../queries/ordered-page.ts';
import { matchesSearch } from '../queries/search-cases.ts';
import type { Reader } from '../reader.ts';
import { allOf, type Condition, unmasked } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { closedSince, taskBranches } from './task-branches.ts';
import type { TaskFilter, TaskSort } from './task-list-shape.ts';
import { flaggedBy, taskColumns, taskJoins, type TaskRow } from './task-rows.ts';
import { viewTask } from './view-task.ts';

const keys: { readonly [S in TaskSort]: Pick<OrderedList, 'key' | 'nullable' | 'type'> } = {
  dueAt: { key: sql`t.due_at`, nullable: true, type: sql`timestamptz` },
  createdAt: { key: sql`t.opened_at`, nullable: false, type: sql`timestamptz` },
  closedAt: { key: sql`t.closed_at`, nullable: true, type: sql`timestamptz` },
  claimedAt: { key: sql`t.claimed_at`, nullable: true, type: sql`timestamptz` },
  stage: { key: sql`t.stage`, nullable: true, type: sql`text` },
  id: { key: sql`t.id`, nullable: false, type: sql`text` },
};

const holder = sql`coalesce(t.claimed_by, t.person_id, t.closed_by)`;

const clockStateIs = (wanted: TaskFilter['clockState'], now: Date): Condition[] =>
  wanted === undefined ? [] : [taskClockStateIn([wanted].flat(), now)];

interface Moment {
  readonly now: Date;
  readonly midnight: Date;
}

const taskConditions = (
  filter: TaskFilter,
  reader: Reader,
  { now, midnight }: Moment,
): Condition[] => [
  ...among(sql`t.id`, filter.id),
  ...among(sql`t.case_id`, filter.caseId),
  ...among(sql`t.stage`, filter.stage),
  ...among(sql`t.unit_id`, filter.unit),
  ...among(sql`t.role`, filter.role),
  ...clockStateIs(filter.clockState, now),
  ...ofClass(sql`t.category`, filter.category, unmasked(reader.id, sql`t.case_id`)),
  ...among(sql`t.channel`, filter.channel),
  ...among(holder, withMe(filter.assignee, reader.id)),
  ...among(sql`t.element`, filter.element),
  ...(filter.closed === undefined ? [] : [closedSince(midnight)]),
  ...(filter.flagged === undefined ? [] : [flaggedBy(reader.id)]),
  ...(filter.q === undefined ? [] : [matchesSearch(filter.q, reader, sql`t.case_id`)]),
];

const listOf = (branches: readonly Branch[], sort: TaskSort): OrderedList => ({
  from: sql`task t`,
  branches,
  id: sql`t.id`,
  ...keys[sort],
});

interface Keyed extends TaskRow {
  readonly key: Date | string | null;
}

const keyText = (row: Keyed): string | null =>
  row.key instanceof Date ? row.key.toISOString() : row.key;

const pageQuery = (
  page: RawBuilder<unknown>,
  reader: Reader,
  now: Date,
): RawBuilder<Keyed> => sql<Keyed>`
  with page as (${page})
  select ${taskColumns(reader, now)}, page.key from page join task t on t.id = page.id ${taskJoins} order by page.place`;

/** One page of the tasks that some ways lead to, which must not overlap, with the total of the whole list. */
export const tasksIn = async (
  services: ApiServices,
  reader: Reader,
  ways: readonly Branch[],
  request: ListRequest<TaskFilter, TaskSort>,
): Promise<TaskList> => {
  const at = services.now();
  const midnight = midnightBefore(at, services.config.timeZone);
  const conditions = taskConditions(request.filter, reader, { now: at, midnight });
  const branches = ways.map((way) => allOf([way, ...conditions]));
  if (branches.length === 0) return { data: [], total: 0, totalIsLowerBound: false, next: null };
  const list = listOf(branches, request.sort);
  const asked = pageQuery(orderedPage(list, request), reader, at);
  const [page, counted] = await Promise.all([
    // Planning takes longer than reading. The branches are ranges of indexes, whatever the values;
    // a page by its number is a statement of its own, and rare.
    (request.offset === 0 ? prepared(asked) : asked).execute(services.database),
    prepared(boundedCount(list)).execute(services.database),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, keyText);
  return {
    data: await Promise.all(rows.map(async (row) => viewTask(services, row, at))),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};

/** One page of a view of the inbox. */
export const listTasks = async (
  services: ApiServices,
  reader: Reader,
  view: TaskView,
  request: ListRequest<TaskFilter, TaskSort>,
): Promise<TaskList> => tasksIn(services, reader, taskBranches[view](reader), request);
