import { useQueryClient } from '@tanstack/react-query';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import type { FormSource } from '../../../forms/form-state.ts';
import type { TaskForm } from '../../../forms/use-task-form.ts';
import { ClaimedDialog } from './claimed-dialog.tsx';
import { ConfirmEnd } from './confirm-end.tsx';
import { StaleDialog } from './stale-dialog.tsx';
import type { Completion } from './use-completion.ts';

export const sourceOf = (task: TaskDetail): FormSource => ({
  id: task.id,
  version: task.version,
  fields: task.form?.fields ?? [],
  values: task.form?.values ?? {},
});

export interface CompletionDialogsProps {
  readonly task: TaskDetail;
  readonly form: TaskForm;
  readonly completion: Completion;
  readonly onNext: () => void;
}

/** The questions that a submission may come back with. */
export function CompletionDialogs({ task, form, completion, onNext }: CompletionDialogsProps) {
  const queries = useQueryClient();
  const { state, confirm, again, dismiss } = completion;
  if (state.kind === 'asking') {
    return (
      <ConfirmEnd task={task} outcome={state.outcome} onConfirm={confirm} onCancel={dismiss} />
    );
  }
  if (state.kind === 'claimed') {
    return (
      <ClaimedDialog
        failure={state.failure}
        onStay={dismiss}
        onNext={() => {
          dismiss();
          void queries.invalidateQueries({ queryKey: ['tasks'] });
          onNext();
        }}
      />
    );
  }
  // Both values stand side by side: nothing is asked before the newer one is here.
  return state.kind === 'stale' && task.version !== state.version ? (
    <StaleDialog
      task={task}
      given={form.given}
      mine={form.values}
      onClose={dismiss}
      onKeepMine={() => {
        again(task.version, form.rebase(sourceOf(task), true));
      }}
      onTakeTheirs={() => {
        form.rebase(sourceOf(task), false);
        dismiss();
      }}
    />
  ) : null;
}
