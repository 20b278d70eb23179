import { useId, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { FormField, TaskDetail, TaskOutcome } from '../../../../api/contract/tasks.ts';
import { focusField } from '../../../forms/form-fields.tsx';
import { useTaskForm, type TaskForm } from '../../../forms/use-task-form.ts';
import { useShortcuts } from '../../../layout/keyboard/shortcuts.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { chosenOutcome } from '../completion/choose-outcome.ts';
import { CompletionDialogs, sourceOf } from '../completion/completion-dialogs.tsx';
import {
  useCompletion,
  type Completion,
  type SendCompletion,
} from '../completion/use-completion.ts';
import { usePreview, type Preview } from '../completion/use-preview.ts';
import { useTaskOperations, type TaskOperations } from '../operations/use-task-operations.tsx';
import { readOnlyReason } from './read-only.ts';

/** Everything that the panel and the page need to let somebody work on a task. */
export interface TaskWork {
  readonly task: TaskDetail;
  readonly detail: CaseDetail | undefined;
  readonly form: TaskForm;
  readonly fields: readonly FormField[];
  readonly chosen: TaskOutcome | null;
  readonly completion: Completion;
  readonly preview: Preview;
  readonly operations: TaskOperations;
  /** Why it can only be read; null when it can be worked on. */
  readonly readOnly: string | null;
  readonly sending: boolean;
  readonly choose: (outcome: TaskOutcome | null) => void;
}

export interface TaskWorkProps {
  readonly task: TaskDetail;
  readonly detail: CaseDetail | undefined;
  /** The step is committed, or somebody else has the task: on to the next. */
  readonly onNext: (task: TaskDetail) => void;
  /** How a submission is sent; absent: at once. */
  readonly complete?: SendCompletion;
  readonly children: (work: TaskWork) => ReactNode;
}

const panelLevel = 2;

/** The keys that work on the task itself. */
function useWorkKeys(work: TaskWork, toForm: () => void): void {
  const { task, chosen, completion, operations, readOnly, choose } = work;
  const open = readOnly === null;
  const back = task.outcomes.find((outcome) => outcome.kind === 'back');
  const digits = Object.fromEntries(
    task.outcomes.slice(0, 9).map((outcome, index) => [
      String(index + 1),
      () => {
        choose(outcome);
      },
    ]),
  );
  const always = {
    c: operations.toggleClaim,
    u: operations.opener('urge'),
    t: operations.opener('transfer'),
    d: operations.opener('delegate'),
  };
  useShortcuts(
    open
      ? {
          ...always,
          ...digits,
          'Ctrl+Enter': () => {
            if (chosen !== null) {
              completion.submit(chosen);
            }
          },
          Enter: toForm,
          q: operations.opener('ask-back'),
          b: () => {
            if (back === undefined) {
              operations.opener('return')();
            } else {
              choose(back);
            }
          },
        }
      : { ...always, ...(task.takeBack === null ? {} : { b: operations.opener('withdraw') }) },
    panelLevel,
  );
}

const firstControl = '.bh-form :is(input:not([hidden]), textarea)';

function focusFirst(rootId: string): void {
  document.querySelector<HTMLElement>(`#${CSS.escape(rootId)} ${firstControl}`)?.focus();
}

/** Holds the form of one task and what can be done with it; give it the task's id as key. */
export function TaskWorkbench({ task, detail, onNext, complete, children }: TaskWorkProps) {
  const words = useWords();
  const navigate = useNavigate();
  const { user } = useSession();
  const rootId = useId();
  const form = useTaskForm(sourceOf(task));
  const fields = task.form?.fields ?? [];
  const chosen = chosenOutcome(task.outcomes, form.outcome);
  const readOnly = readOnlyReason(task, user.id, words);
  const focusOn = (name: string): void => {
    const root = document.querySelector(`#${CSS.escape(rootId)}`);
    if (root !== null) {
      focusField(root, name);
    }
  };
  const preview = usePreview(task, chosen, form.values, readOnly === null);
  const completion = useCompletion({
    task,
    form,
    preview: preview.preview,
    focusOn,
    onDone: onNext,
    onView: (done) => void navigate(`/cases/${done.caseId}`),
    complete,
  });
  const operations = useTaskOperations(task, detail);
  const choose = (outcome: TaskOutcome | null): void => {
    form.choose(outcome?.code ?? null);
    const first = outcome?.requires[0];
    if (outcome !== null && outcome.kind !== 'forward' && first !== undefined) {
      // The fields of the outcome are drawn first.
      requestAnimationFrame(() => {
        focusOn(first);
      });
    }
  };
  const work: TaskWork = {
    task,
    detail,
    form,
    fields,
    chosen,
    completion,
    preview,
    operations,
    readOnly,
    sending: completion.state.kind === 'sending',
    choose,
  };
  useWorkKeys(work, () => {
    focusFirst(rootId);
  });
  return (
    <div id={rootId} className="bh-work">
      {children(work)}
      <CompletionDialogs
        task={task}
        form={form}
        completion={completion}
        onNext={() => {
          onNext(task);
        }}
      />
      {operations.dialog}
    </div>
  );
}
