import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { loadTaskAtHand } from '../tasks/load-task.ts';
import { requireEligible } from '../tasks/require-eligible.ts';
import { announceTask } from './share-task-draft.ts';

/**
 * Takes back what the reader has shared; whoever has gone on with it keeps what they typed.
 * @throws Problem `not-found` (also when another has been shared since, or when it is another's), `task-not-open`,
 * `not-permitted`, `task-claimed-by-other`
 */
export const discardTaskDraft = async (
  services: ApiServices,
  reader: Reader,
  { task: taskId, draft }: { readonly task: string; readonly draft: string },
): Promise<void> => {
  requireEligible(await loadTaskAtHand(services, reader, taskId), reader);
  await services.database.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('task_draft')
      .where('task_id', '=', taskId)
      .where('id', '=', draft)
      .where('person_id', '=', reader.id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('not-found');
    await announceTask(transaction, taskId);
  });
};
