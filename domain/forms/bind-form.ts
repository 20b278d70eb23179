import { parseLimit } from '../limits/parse-limit.ts';
import type { FormField } from './form.ts';

const bindField = <F extends FormField>(
  field: F,
  variables: Readonly<Record<string, unknown>>,
): F => {
  const most = field.atMost === undefined ? null : parseLimit(variables[field.atMost]);
  if (most === null) return field;
  const maximum = Math.min(most.amount, field.maximum ?? most.amount);
  return { ...field, maximum, units: [most.unit] };
};

/**
 * A form as it stands in a case: what its fields take from the case's variables is written into them,
 * so that screens show, and `validateSubmission` checks, the same bounds.
 */
export const bindForm = <F extends FormField>(
  form: { readonly key: string; readonly fields: readonly F[] },
  variables: Readonly<Record<string, unknown>>,
): { key: string; fields: F[] } => ({
  key: form.key,
  fields: form.fields.map((field) => bindField(field, variables)),
});
