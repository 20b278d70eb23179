import { taskId } from '../case-draft.ts';
import type { ActionRule } from './action-rule.ts';
import { requireLive, requireNotDelegated, requireTask, stamp } from './requirements.ts';

/** Hands an open task to a person, or back to a role in a unit; a reason that was given stays in the ledger. */
export const transfer: ActionRule<'transfer'> = (view, action, command) => {
  requireLive(view);
  const task = requireTask(view, action.task);
  requireNotDelegated(task);
  const { instance, element } = task;
  const { person } = action;
  const event = { type: 'hold' as const, instance, holder: person, ...stamp(view, command) };
  const id = taskId(view.caseId, instance);
  return [
    {
      type: 'task-transferred',
      params: {
        event,
        task: id,
        person,
        ...(action.unit === undefined ? {} : { unit: action.unit }),
        ...(action.role === undefined ? {} : { role: action.role }),
        ...(action.version === undefined ? {} : { version: action.version }),
        ...(action.reason === undefined ? {} : { reason: action.reason }),
      },
      taskId: id,
      elementId: element,
    },
  ];
};
