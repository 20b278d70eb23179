import { fed, textOf, type Effect } from './effect.ts';
import { taskOf } from './task-at-hand.ts';

export const delegationResolved: Effect = (draft, entry, moment) => {
  fed(draft, entry, moment);
  const task = taskOf(draft, entry);
  const { delegation } = task;
  if (delegation === undefined)
    throw new Error(`Expected the task ${task.instance} to be delegated, but it is not`);
  draft.book.tasks.set(task.instance, {
    ...task,
    person: delegation.owner,
    delegation: {
      ...delegation,
      state: 'resolved',
      comment: textOf(entry, 'comment'),
      resolvedAt: moment.at,
    },
  });
};
