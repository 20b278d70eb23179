import { sql } from 'kysely';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import { isGone } from '../../migrations/gone-people.ts';
import type { BoardTask, BoardTaskList } from '../contract/board.ts';
import type { Task } from '../contract/tasks.ts';
import type { ListRequest } from '../list-request.ts';
import type { Reader } from '../reader.ts';
import { allOf, anyOf, type Condition } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { tasksIn } from '../tasks/list-tasks.ts';
import { openTasksOf } from '../tasks/open-tasks-of.ts';
import type { TaskSort } from '../tasks/task-list-shape.ts';
import { judgedOf } from '../tasks/view-task.ts';
import type { BoardFilter } from './board-list-shape.ts';
import { boardBranches, boardReach } from './board-reach.ts';
import { whyLate } from './why-late.ts';

const inCell = ({ unit, stage }: NonNullable<BoardFilter['cells']>[number]): Condition =>
  sql<boolean>`(t.unit_id is not distinct from ${unit}::text and t.stage is not distinct from ${stage}::text)`;

const conditionsOf = ({ cells, urgency, card }: BoardFilter): Condition[] => [
  ...(cells === undefined ? [] : [anyOf(cells.map(inCell))]),
  ...(urgency === undefined
    ? []
    : [
        sql<boolean>`exists (select 1 from "case" uc where uc.id = t.case_id and uc.urgency = ${urgency})`,
      ]),
  ...(card === undefined
    ? []
    : [
        sql<boolean>`exists (select 1 from supervision_card sc
          where sc.case_id = t.case_id and sc.closed_at is null and sc.level = ${card})`,
      ]),
];

/** What the board counts. */
const branchesOf = async (
  services: ApiServices,
  reader: Reader,
  filter: BoardFilter,
): Promise<readonly Condition[]> => {
  const reach = await boardReach(services, reader, filter.kind ?? null);
  return boardBranches(reach).map((way) => allOf([way, ...conditionsOf(filter)]));
};

interface About {
  readonly id: string;
  readonly judged: unknown;
  readonly load: number;
  readonly gone: boolean;
  readonly unit_closed: boolean;
}

/** What a row of the board says beyond the inbox: the clock's pieces, how much its holder has, and whether they are gone. */
const aboutTasks = async (
  services: ApiServices,
  ids: readonly string[],
): Promise<ReadonlyMap<string, About>> => {
  const { rows } = await sql<About>`
    select t.id, k.judged, coalesce(${isGone(sql`h.holder`)}, false) as gone,
      exists (select from unit u where u.id = t.unit_id and not u.active) as unit_closed,
      ${openTasksOf(sql`h.holder`)} as load
    from task t left join clock k on k.id = t.clock_id
    cross join lateral (select coalesce(t.claimed_by, t.person_id) as holder) h
    where t.id = any(${[...ids]}::text[])`.execute(services.database);
  return new Map(rows.map((row) => [row.id, row]));
};

const segmentsOf = (judged: JudgedClock | null): BoardTask['segments'] =>
  (judged?.segments ?? []).map(({ kind, from, to, cause }) => ({
    kind,
    from: new Date(from).toISOString(),
    to: to === null ? null : new Date(to).toISOString(),
    cause: cause.code,
  }));

const withReason = (task: Task, found: About | undefined, now: number): BoardTask => {
  const judged = judgedOf(found?.judged);
  const why = whyLate({
    held: task.assignee !== null,
    gone: found?.gone ?? false,
    unitClosed: found?.unit_closed ?? false,
    waits: task.waitsFor !== null,
    returns: task.returns,
    extensions: judged?.extensions ?? 0,
    pauses: judged?.segments.filter((piece) => piece.kind === 'paused').length ?? 0,
    paused: task.clockState === 'paused',
    load: found?.load ?? 0,
    openedMillis: now - Date.parse(task.createdAt),
  });
  return { ...task, segments: segmentsOf(judged), why };
};

/** The tasks behind the cells of the board, what has been late longest first. */
export const boardTasks = async (
  services: ApiServices,
  reader: Reader,
  request: ListRequest<BoardFilter, TaskSort>,
): Promise<BoardTaskList> => {
  const { cells: _cells, urgency: _urgency, kind: _kind, card: _card, ...filter } = request.filter;
  const branches = await branchesOf(services, reader, request.filter);
  const list = await tasksIn(services, reader, branches, { ...request, filter });
  const about = await aboutTasks(
    services,
    list.data.map(({ id }) => id),
  );
  const now = services.now().getTime();
  const data = list.data.map((task) => withReason(task, about.get(task.id), now));
  return { ...list, data };
};
