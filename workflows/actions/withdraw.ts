import { withdrawTargets, type WithdrawTarget } from '../../bpmn/engine/queries.ts';
import { isPending } from '../../domain/actions/delegation.ts';
import { requireThat } from '../act-refused.ts';
import { taskId } from '../case-draft.ts';
import type { CaseCommand } from '../contract.ts';
import type { ActionOf, ActionRule, ActionView } from './action-rule.ts';
import { requireOpen, requireTarget, stamp } from './requirements.ts';

const requireCompleted = (
  view: ActionView,
  { target }: ActionOf<'withdraw'>,
  { actor: { person } }: CaseCommand,
): WithdrawTarget => {
  requireThat(person !== null, 'not-permitted', 'Only a person has completed something');
  const { procedure, book } = view;
  const targets = withdrawTargets(procedure, book.engine, person, { olderTurns: true });
  const otherwise = `The person cannot take back ${target}`;
  return requireTarget(view, targets, { id: target, otherwise });
};

/** Somebody works on it for its holder; who only holds or claims one is known to the database alone. */
const requireUntouched = ({ book }: ActionView, { touched, open }: WithdrawTarget): void => {
  requireThat(
    touched === null,
    'step-touched',
    `Work behind it has gone on at ${touched?.element ?? ''}`,
  );
  for (const instance of open) {
    const task = book.tasks.get(instance);
    requireThat(!isPending(task?.delegation), 'step-touched', `${instance} is delegated`);
  }
};

/** 撤回, 拿回: whoever completed a task goes back to it, while nobody has touched what came of it. */
export const withdraw: ActionRule<'withdraw'> = (view, action, command) => {
  requireOpen(view);
  const target = requireCompleted(view, action, command);
  requireUntouched(view, target);
  const { reason } = action;
  const event = {
    type: 'withdraw' as const,
    to: target.instance,
    ...(reason === undefined ? {} : { reason }),
    ...stamp(view, command),
  };
  return [
    {
      type: 'task-withdrawn',
      params: { event, ...(reason === undefined ? {} : { reason }) },
      taskId: taskId(view.caseId, target.instance),
      elementId: target.element,
    },
  ];
};
