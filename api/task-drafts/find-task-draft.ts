import type { Kysely } from 'kysely';
import { Compile } from 'typebox/compile';
import type { Database } from '../../migrations/schema/index.ts';
import { TaskDraft } from '../contract/task-drafts.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { loadTaskAtHand } from '../tasks/load-task.ts';
import { requireOffered } from '../tasks/require-eligible.ts';

const validator = Compile(TaskDraft);

/** The draft of a task as the contract has it; rows are written only through it. */
export const draftOfTask = async (
  database: Kysely<Database>,
  taskId: string,
): Promise<TaskDraft | null> => {
  const row = await database
    .selectFrom('task_draft as d')
    .innerJoin('person as p', 'p.id', 'd.person_id')
    .where('d.task_id', '=', taskId)
    .select(['d.id', 'd.values', 'd.given', 'd.outcome', 'd.task_version', 'd.shared_at'])
    .select(['p.id as person_id', 'p.name', 'p.name_en'])
    .executeTakeFirst();
  if (row === undefined) return null;
  const draft: unknown = {
    id: row.id,
    values: row.values,
    given: row.given,
    outcome: row.outcome,
    taskVersion: row.task_version,
    by: { id: row.person_id, name: row.name, nameEn: row.name_en },
    at: row.shared_at.toISOString(),
  };
  if (validator.Check(draft)) return draft;
  throw new Error(`Expected the draft of ${taskId} as the contract has it, but it is not`);
};

/**
 * What is shared of a task, for those whom it is offered to and who holds it; of a task that is no longer open
 * there is none.
 * @throws Problem `not-found`, `not-permitted` with the reason
 */
export const findTaskDraft = async (
  services: ApiServices,
  reader: Reader,
  taskId: string,
): Promise<TaskDraft | null> => {
  const task = await loadTaskAtHand(services, reader, taskId);
  requireOffered(task, reader);
  return task.state === 'open' ? draftOfTask(services.database, taskId) : null;
};
