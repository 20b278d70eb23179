import { requireThat } from '../act-refused.ts';
import type { BookedTask } from '../case-book.ts';
import { taskId } from '../case-draft.ts';
import type { ActionOf, ActionRule } from './action-rule.ts';
import {
  requireMayTake,
  requireNotDelegated,
  requireOpen,
  requireTask,
  stamp,
} from './requirements.ts';

const requireFresh = (task: BookedTask, action: ActionOf<'complete'>): void => {
  const stale =
    task.version !== undefined && action.version !== undefined && action.version < task.version;
  requireThat(!stale, 'stale-version', 'The task was handed over since');
};

const requireOffered = (task: BookedTask, { outcome }: ActionOf<'complete'>): void => {
  const offered = task.outcomes.length === 0 || task.outcomes.some(({ code }) => code === outcome);
  requireThat(offered, 'outcome-not-offered', `The task has no outcome ${outcome}`);
};

export const complete: ActionRule<'complete'> = (view, action, command) => {
  requireOpen(view);
  const task = requireTask(view, action.task);
  requireNotDelegated(task);
  requireFresh(task, action);
  requireOffered(task, action);
  requireMayTake(task, command);
  const { instance, element } = task;
  const event = {
    type: 'complete' as const,
    instance,
    ...(task.outcomes.length === 0 ? {} : { outcome: action.outcome }),
    variables: action.variables,
    ...stamp(view, command),
  };
  return [
    {
      type: 'task-completed',
      params: {
        event,
        ...(action.submission === undefined ? {} : { submission: action.submission }),
        ...(action.version === undefined ? {} : { version: action.version }),
      },
      taskId: taskId(view.caseId, instance),
      elementId: element,
    },
  ];
};
