import type { Generated } from 'kysely';

/** A task that a person has flagged (标记), to find it again: nobody else sees it. */
export interface TaskFlagTable {
  person_id: string;
  task_id: string;
  flagged_at: Generated<Date>;
}
