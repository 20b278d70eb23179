import { taskId } from '../case-draft.ts';
import type { ActionRule } from './action-rule.ts';
import { requireDelegated, requireOpen } from './requirements.ts';

/** The task is taken back before the delegate has answered: as if it had not been delegated. */
export const recallDelegation: ActionRule<'recall-delegation'> = (view, action) => {
  requireOpen(view);
  const { task, delegation } = requireDelegated(view, action.task);
  const { reason } = action;
  const id = taskId(view.caseId, task.instance);
  return [
    {
      type: 'delegation-recalled',
      params: {
        task: id,
        from: delegation.delegate,
        person: delegation.owner,
        ...(reason === undefined ? {} : { reason }),
      },
      taskId: id,
      elementId: task.element,
    },
  ];
};
