import type { TaskDraft } from '../../../../api/contract/task-drafts.ts';
import type { FormField } from '../../../../api/contract/tasks.ts';
import { canonicalJson } from '../../../../domain/ledger/canonical-json.ts';
import type { Draft } from '../../../forms/draft-store.ts';
import { typed, type FormSource } from '../../../forms/form-state.ts';
import type { TaskForm } from '../../../forms/use-task-form.ts';

export type Shareable = Pick<TaskDraft, 'values' | 'given' | 'outcome' | 'taskVersion'>;

const withoutFiles = (
  values: Readonly<Record<string, unknown>>,
  fields: readonly FormField[],
): Record<string, unknown> => {
  const names = new Set(
    fields.filter(({ type }) => type !== 'attachments').map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
};

/** What of a form can be shared: what was typed, but for files, which stay with who uploaded them. */
export function shareableOf(form: TaskForm, fields: readonly FormField[]): Shareable | null {
  const values = withoutFiles(typed(form.values, form.given), fields);
  if (Object.keys(values).length === 0) return null;
  const given = withoutFiles(form.given, fields);
  return { values, given, outcome: form.outcome, taskVersion: form.version };
}

const textOf = ({ values, outcome }: Shareable): string => canonicalJson({ values, outcome });

/** Whether what is shared is what stands in the form. */
export const sameAs = (one: Shareable | null, other: Shareable | null): boolean =>
  one !== null && other !== null && textOf(one) === textOf(other);

/** A shared draft as if it had been kept on this device, on top of what the server gives now. */
export function asKept(draft: TaskDraft, { values, fields }: FormSource): Draft {
  const unchanged = canonicalJson(withoutFiles(values, fields)) === canonicalJson(draft.given);
  return {
    values: draft.values,
    given: unchanged ? values : draft.given,
    outcome: draft.outcome,
    version: draft.taskVersion,
    at: Date.parse(draft.at),
  };
}
