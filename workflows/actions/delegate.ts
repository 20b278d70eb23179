import { requireThat } from '../act-refused.ts';
import { taskId } from '../case-draft.ts';
import type { ActionRule } from './action-rule.ts';
import {
  requireNotDelegated,
  requireOpen,
  requireReason,
  requireTask,
  stamp,
} from './requirements.ts';

/** 委派: somebody else does an open task for its owner, who stays its holder for the procedure. */
export const delegate: ActionRule<'delegate'> = (view, action, command) => {
  requireOpen(view);
  requireReason(action.reason);
  const task = requireTask(view, action.task);
  requireNotDelegated(task);
  const { instance, element } = task;
  const { person, reason } = action;
  const owner = task.person ?? action.owner;
  requireThat(owner === action.owner, 'stale-version', 'The task was handed over since');
  requireThat(person !== owner, 'validation-failed', 'The task is at the hands of that person');
  requireThat(
    !task.exclude.includes(person),
    'not-permitted',
    'The task is for another person than before',
  );
  const event = { type: 'hold' as const, instance, holder: owner, ...stamp(view, command) };
  const id = taskId(view.caseId, instance);
  return [
    {
      type: 'task-delegated',
      params: { event, task: id, person, owner, reason },
      taskId: id,
      elementId: element,
    },
  ];
};
