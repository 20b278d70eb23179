import { returnTargets } from '../../bpmn/engine/queries.ts';
import { taskId } from '../case-draft.ts';
import type { ActionRule } from './action-rule.ts';
import {
  requireMayTake,
  requireNotDelegated,
  requireOpen,
  requireReason,
  requireTarget,
  requireTask,
  stamp,
} from './requirements.ts';

/** 退回: the reason stays in the ledger, the target must be one that the engine offers. */
export const returnTask: ActionRule<'return'> = (view, action, command) => {
  requireOpen(view);
  const task = requireTask(view, action.task);
  const { instance, element } = task;
  requireNotDelegated(task);
  requireMayTake(task, command);
  requireReason(action.reason);
  const targets = returnTargets(view.procedure, view.book.engine, instance, { olderTurns: true });
  const { instance: to } = requireTarget(view, targets, {
    id: action.target,
    otherwise: `The task cannot go back to ${action.target}`,
  });
  const { reason } = action;
  const event = { type: 'return' as const, from: instance, to, reason, ...stamp(view, command) };
  return [
    {
      type: 'task-returned',
      params: { event, reason },
      taskId: taskId(view.caseId, instance),
      elementId: element,
    },
  ];
};
