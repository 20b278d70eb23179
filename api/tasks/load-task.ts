import { sql } from 'kysely';
import type { OfferedTask } from '../../domain/assignment/eligible.ts';
import type { CaseState } from '../../domain/actions/action-table.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import { prepared } from '../../migrations/prepared.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import { ownScope, scopeOf } from '../scope.ts';
import { caseInScope, taskInScope } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { taskColumns, taskJoins, type TaskRow } from './task-rows.ts';

/** A task as the routes that act on it need it: the row of the inbox, who may take it, and its case. */
export interface LoadedTask extends TaskRow {
  readonly instance: string;
  readonly form: string | null;
  readonly clock_id: string | null;
  readonly person_id: string | null;
  readonly claimed_by: string | null;
  readonly closed_by: string | null;
  readonly exclude: string[];
  readonly grid_id: string | null;
  readonly read_at: Date | null;
  /** The reader holds, held, is offered or was sent a copy of it. */
  readonly own: boolean;
  readonly case_state: CaseState;
  readonly case_grid: string | null;
  readonly condition_id: string | null;
  readonly case_urgency: string;
  readonly case_unit: string | null;
  readonly procedure_key: string;
  readonly procedure_version: number;
  readonly graph_hash: string;
  readonly variables: JsonObject;
  readonly settings: CaseSettings;
}

/**
 * @throws Problem `not-found` when there is no such task or the reader sees neither it nor its case
 */
export const loadTask = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
): Promise<LoadedTask> => {
  const visible = sql`(${taskInScope(scopeOf(reader, 'task.read'))} or ${caseInScope(scopeOf(reader, 'case.read'))})`;
  const found = await prepared(sql<LoadedTask>`
    select ${taskColumns(services.now())}, t.instance, t.form, t.clock_id, t.person_id, t.claimed_by, t.closed_by,
      t.exclude, t.grid_id, t.read_at,
      ${taskInScope(ownScope(reader))} as own, c.state as case_state, c.grid_id as case_grid, c.condition_id, c.urgency as case_urgency,
      c.unit_id as case_unit, c.procedure_key, c.procedure_version, c.graph_hash, c.variables, c.settings
    from task t ${taskJoins} where t.id = ${taskId} and ${visible}`).execute(services.database);
  const [row] = found.rows;
  if (row === undefined) throw new Problem('not-found');
  return row;
};

/** What decides who may take it (`domain/assignment`). */
export const offeredTask = (task: LoadedTask): OfferedTask => ({
  role: task.role,
  unit: task.unit_id,
  person: task.person_id,
  exclude: task.exclude,
  grid: task.grid_id,
});
