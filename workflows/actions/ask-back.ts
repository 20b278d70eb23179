import { askTargets } from '../../bpmn/engine/queries.ts';
import { taskId } from '../case-draft.ts';
import type { ActionRule } from './action-rule.ts';
import {
  requireMayTake,
  requireNotDelegated,
  requireNotHeld,
  requireOpen,
  requireReason,
  requireTarget,
  requireTask,
  stamp,
} from './requirements.ts';

/** 退回后直接回到我: whoever did an earlier step answers, and the task goes on where it was. */
export const askBack: ActionRule<'ask-back'> = (view, action, command) => {
  requireOpen(view);
  const task = requireTask(view, action.task);
  const { instance, element } = task;
  requireNotDelegated(task);
  requireNotHeld(task);
  requireMayTake(task, command);
  requireReason(action.reason);
  const targets = askTargets(view.procedure, view.book.engine, instance, { olderTurns: true });
  const { instance: to } = requireTarget(view, targets, {
    id: action.target,
    otherwise: `The task cannot ask ${action.target}`,
  });
  const { reason } = action;
  const event = { type: 'ask-back' as const, from: instance, to, reason, ...stamp(view, command) };
  return [
    {
      type: 'task-asked-back',
      params: { event, reason },
      taskId: taskId(view.caseId, instance),
      elementId: element,
    },
  ];
};
