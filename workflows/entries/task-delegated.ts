import { fed, textOf, type Effect } from './effect.ts';
import { taskOf } from './task-at-hand.ts';

export const taskDelegated: Effect = (draft, entry, moment) => {
  fed(draft, entry, moment);
  const task = taskOf(draft, entry);
  const delegate = textOf(entry, 'person');
  draft.book.tasks.set(task.instance, {
    ...task,
    person: delegate,
    delegation: {
      state: 'pending',
      owner: textOf(entry, 'owner'),
      delegate,
      by: moment.by,
      at: moment.at,
      reason: textOf(entry, 'reason'),
    },
  });
};
