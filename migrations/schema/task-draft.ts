import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** What somebody typed for an open task and lets the others go on with whom it is offered to; one a task. */
export interface TaskDraftTable {
  task_id: string;
  /** Another one each time that it is shared. */
  id: string;
  /** What the form held before the typing began. */
  given: JsonColumn;
  values: JsonColumn;
  outcome: string | null;
  /** Version of the task that the typing began on. */
  task_version: number;
  person_id: string;
  shared_at: Generated<Date>;
}
