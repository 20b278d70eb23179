import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  FormField,
  PendingStep,
  StepResult,
  TaskDetail,
  TaskOutcome,
} from '../../../../api/contract/tasks.ts';
import { dataOf, faultOf, fieldOfPath, fieldsFor, missingFor } from '../../../forms/form-model.ts';
import type { TaskForm } from '../../../forms/use-task-form.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import { ApiProblem, isProblem } from '../../../providers/api-failure.ts';
import { completeTask, isPending } from '../task-operations.ts';

/** How far the submission is; what failed stays until it is answered. */
export type CompletionState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'asking'; readonly outcome: TaskOutcome }
  | { readonly kind: 'sending'; readonly outcome: TaskOutcome }
  | {
      readonly kind: 'claimed' | 'stale' | 'failed';
      readonly outcome: TaskOutcome;
      readonly failure: unknown;
    };

export interface Completion {
  readonly state: CompletionState;
  /** Submits, or asks first when it cannot be undone, or leads to what is missing. */
  readonly submit: (outcome: TaskOutcome) => void;
  readonly confirm: () => void;
  /** Submits what failed once more, on the version given. */
  readonly again: (version?: number) => void;
  readonly dismiss: () => void;
}

const ready: CompletionState = { kind: 'ready' };

/** Messages at the fields that a problem names. */
function fieldErrors(
  failure: unknown,
  fields: readonly FormField[],
  words: Words,
): Readonly<Record<string, string>> {
  if (!(failure instanceof ApiProblem)) {
    return {};
  }
  return Object.fromEntries(
    (failure.problem.errors ?? []).flatMap((error) => {
      const field = fieldOfPath(error.path, fields);
      return field === null ? [] : [[field, words.code('field', error.code, error.message)]];
    }),
  );
}

function failedState(outcome: TaskOutcome, failure: unknown): CompletionState {
  if (isProblem(failure, 'task-claimed-by-other')) {
    return { kind: 'claimed', outcome, failure };
  }
  return isProblem(failure, 'stale-version')
    ? { kind: 'stale', outcome, failure }
    : { kind: 'failed', outcome, failure };
}

/** What was done, and who has it now. */
function doneWords(outcome: TaskOutcome, result: StepResult | PendingStep, words: Words): string {
  const label = words.pick(outcome.label, outcome.labelEn);
  if (isPending(result)) {
    return words.t('task.pendingDone', { label });
  }
  const holder = holderOf(result, words);
  return holder === null
    ? words.t('task.done', { label })
    : words.t('task.doneTo', { label, holder });
}

function holderOf(result: StepResult, words: Words): string | null {
  const next = result.tasks[0];
  if (next === undefined) {
    return null;
  }
  const role = next.role === null ? null : words.code('role', next.role);
  const parts = [next.unit, next.person ?? role].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

export interface CompletionProps {
  readonly task: TaskDetail;
  readonly form: TaskForm;
  /** Moves the focus to what is missing or wrong. */
  readonly focusOn: (field: string) => void;
  /** The step is committed. */
  readonly onDone: (task: TaskDetail) => void;
  readonly onView: (task: TaskDetail) => void;
}

/** Completing a task: nothing is shown as done before the server has committed it. */
export function useCompletion({
  task,
  form,
  focusOn,
  onDone,
  onView,
}: CompletionProps): Completion {
  const words = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [state, setState] = useState<CompletionState>(ready);
  const fields = task.form?.fields ?? [];

  const succeed = (outcome: TaskOutcome, result: StepResult | PendingStep): void => {
    form.settle();
    setState(ready);
    toast.success(doneWords(outcome, result, words), {
      label: words.t('task.doneView'),
      run: () => {
        onView(task);
      },
    });
    onDone(task);
    void queries.invalidateQueries({ queryKey: ['task-counts'] });
    void queries.invalidateQueries({ queryKey: ['cases'] });
  };
  const fail = (outcome: TaskOutcome, failure: unknown): void => {
    const errors = fieldErrors(failure, fields, words);
    const first = fields.find((field) => errors[field.name] !== undefined);
    form.setErrors(errors);
    if (first === undefined) {
      setState(failedState(outcome, failure));
    } else {
      setState(ready);
      focusOn(first.name);
    }
    void queries.invalidateQueries({ queryKey: ['tasks', 'getOne'] });
  };
  const send = async (outcome: TaskOutcome, version: number): Promise<void> => {
    setState({ kind: 'sending', outcome });
    try {
      const data = { ...dataOf(fieldsFor(fields, outcome.code), form.values) };
      succeed(outcome, await completeTask(task.id, { outcome: outcome.code, data, version }));
    } catch (failure) {
      fail(outcome, failure);
    }
  };
  const gapOf = (outcome: TaskOutcome): string | null => {
    const shown = fieldsFor(fields, outcome.code);
    const wrong = shown.find((field) => faultOf(field, form.values[field.name]) !== null);
    return missingFor(outcome, shown, form.values)[0] ?? wrong?.name ?? null;
  };
  const submit = (outcome: TaskOutcome): void => {
    const gap = gapOf(outcome);
    if (state.kind === 'sending') {
      return;
    }
    if (gap !== null) {
      focusOn(gap);
    } else if (form.busy.size > 0) {
      toast.error(words.t('form.uploadWaits'));
    } else if (outcome.kind === 'end') {
      setState({ kind: 'asking', outcome });
    } else {
      void send(outcome, form.version);
    }
  };
  const sendKept = (version: number): void => {
    if (state.kind !== 'ready' && state.kind !== 'sending') {
      void send(state.outcome, version);
    }
  };
  return {
    state,
    submit,
    confirm: () => {
      sendKept(form.version);
    },
    again: (version) => {
      sendKept(version ?? form.version);
    },
    dismiss: () => {
      setState(ready);
    },
  };
}
