import { sql, type RawBuilder } from 'kysely';
import { eligible, type OfferedTask } from '../../domain/assignment/eligible.ts';
import type { Delegation } from '../../domain/actions/delegation.ts';
import type { CaseState } from '../../domain/actions/action-table.ts';
import type { SecrecyLevel } from '../../domain/secrecy/secrecy-level.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { prepared } from '../../migrations/prepared.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import type { Task } from '../contract/tasks.ts';
import type { Urgency } from '../contract/common.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { ownScope, scopeOf } from '../scope.ts';
import { caseInScope, taskInScope } from '../scope-predicate.ts';
import { requireOpened, requireOpenedCase } from '../secrecy/require-opened.ts';
import type { ApiServices } from '../services.ts';
import { taskColumns, taskJoins, type TaskRow } from './task-rows.ts';

/** A task as claiming and completing need it: who may take it, what it offers, and its case. */
export interface TaskAtHand {
  readonly id: string;
  readonly case_id: string;
  readonly unit_id: string | null;
  readonly role: string | null;
  readonly person_id: string | null;
  readonly claimed_by: string | null;
  readonly claimed_at: Date | null;
  readonly assignee_name: string | null;
  readonly assignee_name_en: string | null;
  readonly exclude: string[];
  /** As `record_progress` keeps it; null unless it is or was delegated. */
  readonly delegation: Delegation | null;
  /** The task whose answer it waits for. */
  readonly waits_for: string | null;
  readonly grid_id: string | null;
  readonly form: string | null;
  readonly outcomes: Task['outcomes'];
  readonly state: Task['state'];
  readonly version: number;
  readonly category: string | null;
  readonly urgency: Urgency;
  readonly procedure_key: string;
  readonly procedure_version: number;
  /** Of the case: forms may be bound to them. */
  readonly variables: JsonObject;
}

/** The same with all that its page shows: the row of the inbox, and what actions are decided by. */
export interface LoadedTask extends TaskRow, TaskAtHand {
  readonly instance: string;
  readonly clock_id: string | null;
  readonly claimed_at: Date | null;
  readonly closed_by: string | null;
  readonly read_at: Date | null;
  /** The reader holds, held, is offered or was sent a copy of it. */
  readonly own: boolean;
  readonly case_state: CaseState;
  readonly case_grid: string | null;
  readonly condition_id: string | null;
  readonly case_unit: string | null;
  readonly graph_hash: string;
  readonly settings: CaseSettings;
}

const visibleTo = (reader: Reader): RawBuilder<unknown> =>
  sql`(${taskInScope(scopeOf(reader, 'task.read'))} or ${caseInScope(scopeOf(reader, 'case.read'))})`;

const found = <Row>({ rows: [row] }: { readonly rows: readonly Row[] }): Row => {
  if (row === undefined) throw new Problem('not-found');
  return row;
};

/** What decides who may take it (`domain/assignment`). */
export const offeredTask = (task: TaskAtHand): OfferedTask => ({
  role: task.role,
  unit: task.unit_id,
  person: task.person_id,
  exclude: task.exclude,
  grid: task.grid_id,
});

const isFreeFor = (task: LoadedTask, reader: Reader): boolean =>
  task.state === 'open' &&
  task.claimed_by === null &&
  eligible(offeredTask(task), reader.principal).eligible;

const requireVisible = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
): Promise<void> => {
  found(
    await prepared(sql`
      select 1 from task t join "case" c on c.id = t.case_id where t.id = ${taskId} and ${visibleTo(reader)}`).execute(
      services.database,
    ),
  );
};

/**
 * Whether or not the reader has said what its case is opened for.
 * For the two steps that people take all day: few columns, found by key. Whom the task is offered to
 * need not be asked whether they see it: that condition has no plan that fits every reader, so the
 * server would plan it again each time, which takes ten times as long as reading the row.
 * @throws Problem `not-found` when there is no such task or the reader sees neither it nor its case
 */
export const loadUnopenedTaskAtHand = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
): Promise<TaskAtHand & { readonly secrecy: SecrecyLevel }> => {
  const task = found(
    await prepared(sql<TaskAtHand & { readonly secrecy: SecrecyLevel }>`
      select t.id, t.case_id, t.unit_id, t.role, t.person_id, t.claimed_by, t.claimed_at, p.name as assignee_name,
        p.name_en as assignee_name_en, t.exclude, t.delegation, t.waits_for, t.grid_id, t.form, t.outcomes, t.state, t.version, c.category,
        c.urgency, c.procedure_key, c.procedure_version, c.variables, c.secrecy
      from task t join "case" c on c.id = t.case_id left join person p on p.id = t.claimed_by
      where t.id = ${taskId}`).execute(services.database),
  );
  if (!eligible(offeredTask(task), reader.principal).eligible)
    await requireVisible(services, reader, taskId);
  return task;
};

/**
 * @throws Problem as `loadUnopenedTaskAtHand`, and `purpose-required` when its case is protected and the
 * reader has not said what for
 */
export const loadTaskAtHand = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
): Promise<TaskAtHand> => {
  const task = await loadUnopenedTaskAtHand(services, reader, taskId);
  await requireOpenedCase(services, reader, { id: task.case_id, secrecy: task.secrecy });
  return task;
};

const loadedColumns = (services: ApiServices, reader: Reader): RawBuilder<unknown> => sql`
  ${taskColumns(reader, services.now())}, t.instance, t.form, t.clock_id, t.person_id, t.claimed_by, t.closed_by,
  t.exclude, t.grid_id, t.read_at, ${taskInScope(ownScope(reader))} as own, c.state as case_state,
  c.grid_id as case_grid, c.condition_id, c.unit_id as case_unit, c.graph_hash, c.variables, c.settings`;

/** Open tasks of a case that the reader was found to see, oldest first. */
export const loadOpenTasks = async (
  services: ApiServices,
  reader: Reader,
  caseId: string,
): Promise<readonly LoadedTask[]> => {
  const { rows } = await sql<LoadedTask>`
    select ${loadedColumns(services, reader)} from task t ${taskJoins}
    where t.case_id = ${caseId} and t.state = 'open' order by t.opened_at, t.id`.execute(
    services.database,
  );
  return rows;
};

/**
 * The task whether or not the reader has said what its case is opened for: for what shows nothing of it.
 * @throws Problem `not-found` when there is no such task or the reader sees neither it nor its case
 */
export const loadUnopenedTask = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
): Promise<LoadedTask> =>
  found(
    await prepared(sql<LoadedTask>`
      select ${loadedColumns(services, reader)} from task t ${taskJoins} where t.id = ${taskId} and ${visibleTo(reader)}`).execute(
      services.database,
    ),
  );

/**
 * @throws Problem `not-found` when there is no such task or the reader sees neither it nor its case,
 * `purpose-required` when the case is protected and the reader has not said what for
 */
export const loadTask = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
): Promise<LoadedTask> => {
  const task = await loadUnopenedTask(services, reader, taskId);
  requireOpened({
    opened: task.opened,
    case: { id: task.case_id, number: task.case_number },
    offered: isFreeFor(task, reader) ? task.id : null,
  });
  return task;
};
