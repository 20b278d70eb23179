import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  CompleteTask,
  PendingStep,
  StepResult,
  TaskDetail,
  TaskOutcome,
  TaskPreview,
} from '../../../../api/contract/tasks.ts';
import { dataOf, fieldsFor, type FormValues } from '../../../forms/form-model.ts';
import type { TaskForm } from '../../../forms/use-task-form.ts';
import { useFocusAfter } from '../../../forms/use-focus-after.ts';
import { useToast, type ToastAction } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { failureCode } from '../../../providers/api-failure.ts';
import { useUnits } from '../../../providers/use-units.ts';
import { useTakeBack } from '../operations/use-take-back.ts';
import { useShown } from '../detail/use-shown.ts';
import { completeTask, isPending } from '../task-operations.ts';
import { resultHolder } from './holder-words.ts';
import { doneWords, failedState, fieldErrors, gapOf, type CompletionState } from './submission.ts';

export interface Completion {
  readonly state: CompletionState;
  /** Submits, or asks first when it cannot be undone, or leads to what is missing. */
  readonly submit: (outcome: TaskOutcome) => void;
  readonly confirm: () => void;
  /** Submits what failed once more, on the version given, with what stands in the fields by now. */
  readonly again: (version?: number, values?: FormValues) => void;
  readonly dismiss: () => void;
}

/** Sends a submission; null: it is kept on the device and goes out later. Throws as `completeTask` does. */
export type SendCompletion = (
  task: TaskDetail,
  body: CompleteTask,
) => Promise<StepResult | PendingStep | null>;

export interface CompletionProps {
  readonly task: TaskDetail;
  readonly form: TaskForm;
  /** What was foretold: it knows the names of who gets the task next. */
  readonly preview: TaskPreview | undefined;
  /** Moves the focus to what is missing or wrong. */
  readonly focusOn: (field: string) => void;
  /** The step is committed. */
  readonly onDone: (task: TaskDetail) => void;
  readonly onView: (task: TaskDetail) => void;
  readonly complete?: SendCompletion | undefined;
}

const atOnce: SendCompletion = (task, body) => completeTask(task.id, body);

const ready: CompletionState = { kind: 'ready' };

interface Told {
  readonly setState: (state: CompletionState) => void;
  /** The first field that was refused; null when none was. */
  readonly setRefused: (field: string | null) => void;
}

/** Sends one submission and says what became of it. */
function useSend(props: CompletionProps, { setState, setRefused }: Told) {
  const { task, form, preview, onDone, onView, complete = atOnce } = props;
  const units = useUnits();
  const words = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { isPossible, takeBack } = useTakeBack();
  const isShown = useShown(task.id);
  const fields = task.form?.fields ?? [];

  const fail = (outcome: TaskOutcome, failure: unknown, version: number): void => {
    void queries.invalidateQueries({ queryKey: ['tasks', 'detail', task.id] });
    if (!isShown(task.id)) {
      const why = words.code('problem', failureCode(failure));
      toast.error(words.t('task.failedElsewhere', { title: task.title, why }));
      return;
    }
    const errors = fieldErrors(failure, fields, words);
    const first = fields.find((field) => errors[field.name] !== undefined);
    form.setErrors(errors);
    setState(first === undefined ? failedState(outcome, failure, version) : ready);
    setRefused(first?.name ?? null);
  };
  /** What the toast offers: to take it back, where that is possible, else to look at the case. */
  const wayOn = async (result: StepResult | PendingStep): Promise<ToastAction> =>
    !isPending(result) && (await isPossible(task.id))
      ? { label: words.code('action', 'withdraw'), run: () => void takeBack(task) }
      : {
          label: words.t('task.doneView'),
          run: () => {
            onView(task);
          },
        };
  return async (outcome: TaskOutcome, version: number, values: FormValues): Promise<void> => {
    setState({ kind: 'sending', outcome });
    setRefused(null);
    try {
      const data = { ...dataOf(fieldsFor(fields, outcome.code), values) };
      const result = await complete(task, { outcome: outcome.code, data, version });
      form.settle();
      setState(ready);
      onDone(task);
      if (result === null) {
        toast.success(
          words.t('phone.unsent.kept', { label: words.pick(outcome.label, outcome.labelEn) }),
        );
        return;
      }
      toast.success(
        doneWords(outcome, result, (step) => resultHolder(step, preview, units, words), words),
        await wayOn(result),
      );
      void queries.invalidateQueries({ queryKey: ['task-counts'] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    } catch (failure) {
      fail(outcome, failure, version);
    }
  };
}

/** Completing a task: nothing is shown as done before the server has committed it. */
export function useCompletion(props: CompletionProps): Completion {
  const { task, form, focusOn } = props;
  const { t } = useWords();
  const toast = useToast();
  const [state, setState] = useState<CompletionState>(ready);
  const [refused, setRefused] = useState<string | null>(null);
  const send = useSend(props, { setState, setRefused });
  useFocusAfter(state.kind === 'sending', refused, focusOn);

  const submit = (outcome: TaskOutcome): void => {
    const gap = gapOf(outcome, task.form?.fields ?? [], form.values);
    if (state.kind === 'sending') {
      return;
    }
    if (gap !== null) {
      focusOn(gap);
    } else if (form.busy.size > 0) {
      toast.error(t('form.uploadWaits'));
    } else if (outcome.kind === 'end') {
      setState({ kind: 'asking', outcome });
    } else {
      void send(outcome, form.version, form.values);
    }
  };
  const again = (version = form.version, values = form.values): void => {
    if (state.kind !== 'ready' && state.kind !== 'sending') {
      void send(state.outcome, version, values);
    }
  };
  return {
    state,
    submit,
    again,
    confirm: () => {
      again();
    },
    dismiss: () => {
      setState(ready);
    },
  };
}
