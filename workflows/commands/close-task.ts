import { taskId } from '../case-draft.ts';
import type { Performer } from './performer.ts';

export const closeTask: Performer<'close-task'> = ({ book, caseId }, command, { at }) => {
  book.tasks.delete(command.instance);
  book.pending.closedTasks.push({
    id: taskId(caseId, command.instance),
    how: command.how,
    outcome: command.outcome ?? null,
    by: command.by ?? null,
    at,
  });
};
