import type {
  FormField,
  PendingStep,
  StepResult,
  TaskOutcome,
} from '../../../../api/contract/tasks.ts';
import {
  faultOf,
  fieldOfPath,
  fieldsFor,
  missingFor,
  type FormValues,
} from '../../../forms/form-model.ts';
import type { Words } from '../../../messages/use-words.ts';
import { ApiProblem, isProblem } from '../../../providers/api-failure.ts';
import { isPending } from '../task-operations.ts';

/** How far the submission is; what failed stays until it is answered. */
export type CompletionState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'asking'; readonly outcome: TaskOutcome }
  | { readonly kind: 'sending'; readonly outcome: TaskOutcome }
  | {
      readonly kind: 'claimed' | 'stale' | 'failed';
      readonly outcome: TaskOutcome;
      readonly failure: unknown;
      /** Of the task that was sent. */
      readonly version: number;
    };

/** The field that keeps an outcome from being submitted: the first that is missing, else a wrong one. */
export function gapOf(
  outcome: TaskOutcome,
  fields: readonly FormField[],
  values: FormValues,
): string | null {
  const shown = fieldsFor(fields, outcome.code);
  const wrong = shown.find((field) => faultOf(field, values[field.name]) !== null);
  return missingFor(outcome, shown, values)[0] ?? wrong?.name ?? null;
}

/** Messages at the fields that a problem names. */
export function fieldErrors(
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

/** What a refusal asks for: a choice, the next task, or another try. */
export function failedState(
  outcome: TaskOutcome,
  failure: unknown,
  version: number,
): CompletionState {
  if (failure instanceof ApiProblem && failure.status === 401) {
    // Signing in again is asked for over the page; the outcome can then be pressed again.
    return { kind: 'ready' };
  }
  if (isProblem(failure, 'task-claimed-by-other')) {
    return { kind: 'claimed', outcome, failure, version };
  }
  return isProblem(failure, 'stale-version')
    ? { kind: 'stale', outcome, failure, version }
    : { kind: 'failed', outcome, failure, version };
}

/** What was done, and who has it now. */
export function doneWords(
  outcome: TaskOutcome,
  result: StepResult | PendingStep,
  holderOf: (result: StepResult) => string | null,
  words: Words,
): string {
  // Some outcomes say themselves that they are done (已接通).
  const label = words.pick(outcome.label, outcome.labelEn).replace(/^已/u, '');
  if (isPending(result)) {
    return words.t('task.pendingDone', { label });
  }
  const holder = holderOf(result);
  return holder === null
    ? words.t('task.done', { label })
    : words.t('task.doneTo', { label, holder });
}
