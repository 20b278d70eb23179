import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { ActionDialog } from '../../cases/action-dialog.tsx';
import { plainNames } from '../../cases/element-names.ts';
import { useCaseActor } from '../../cases/use-case-actor.ts';
import { EarlierStepDialog } from './earlier-step-dialog.tsx';
import type { Offered } from './use-task-operations.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

export interface OperationDialogProps {
  readonly task: TaskDetail;
  readonly detail: CaseDetail;
  readonly offered: Offered;
  readonly onClose: () => void;
}

/** Asks what an operation needs: the same dialog as on the case, about this task. */
export function OperationDialog({ task, detail, offered, onClose }: OperationDialogProps) {
  const actor = useCaseActor(task.caseId);
  const { action } = offered;
  if (action === 'return' || action === 'ask-back') {
    return <EarlierStepDialog task={task} action={action} actor={actor} onClose={onClose} />;
  }
  if (action === 'withdraw' && task.takeBack !== null) {
    return <WithdrawDialog task={task} takeBack={task.takeBack} actor={actor} onClose={onClose} />;
  }
  const others = detail.tasks.filter((one) => one.id !== task.id);
  return (
    <ActionDialog
      detail={{ ...detail, tasks: [task, ...others] }}
      offered={offered}
      names={plainNames}
      actor={actor}
      task={task.id}
      onClose={onClose}
    />
  );
}
