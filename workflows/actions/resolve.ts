import { requireThat } from '../act-refused.ts';
import { taskId } from '../case-draft.ts';
import type { ActionRule } from './action-rule.ts';
import { requireDelegated, requireOpen, stamp } from './requirements.ts';

/** The delegate has done it and says so: the owner gets it back. The work counts as theirs for four eyes. */
export const resolve: ActionRule<'resolve'> = (view, action, command) => {
  requireOpen(view);
  const { comment, attachments = [] } = action;
  requireThat(comment.trim() !== '', 'validation-failed', 'A comment is required');
  const { task, delegation } = requireDelegated(view, action.task);
  const { owner, delegate } = delegation;
  const { person } = command.actor;
  requireThat(person === delegate, 'not-permitted', 'The task is delegated to somebody else');
  const { instance, element } = task;
  const event = {
    type: 'hold' as const,
    instance,
    holder: owner,
    helper: delegate,
    ...stamp(view, command),
  };
  const id = taskId(view.caseId, instance);
  return [
    {
      type: 'delegation-resolved',
      params: {
        event,
        task: id,
        person: owner,
        comment,
        ...(attachments.length === 0 ? {} : { attachments }),
      },
      taskId: id,
      elementId: element,
    },
  ];
};
