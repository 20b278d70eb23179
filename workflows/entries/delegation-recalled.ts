import { textOf, type Effect } from './effect.ts';
import { taskOf } from './task-at-hand.ts';

/** The engine knew nobody but the owner all along. */
export const delegationRecalled: Effect = (draft, entry) => {
  const { delegation: _, ...task } = taskOf(draft, entry);
  draft.book.tasks.set(task.instance, { ...task, person: textOf(entry, 'person') });
};
