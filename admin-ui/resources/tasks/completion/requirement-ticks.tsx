import Check from '@mui/icons-material/Check';
import type { FormField, TaskOutcome } from '../../../../api/contract/tasks.ts';
import { fieldsFor, missingFor, type FormValues } from '../../../forms/form-model.ts';
import { useWords } from '../../../messages/use-words.ts';

export interface RequirementTicksProps {
  readonly outcome: TaskOutcome;
  readonly fields: readonly FormField[];
  readonly values: FormValues;
}

/** What an outcome requires; each ticks itself as the form fills. */
export function RequirementTicks({ outcome, fields, values }: RequirementTicksProps) {
  const { t, pick } = useWords();
  const shown = fieldsFor(fields, outcome.code);
  const required = shown.filter((field) => outcome.requires.includes(field.name));
  const missing = new Set(missingFor(outcome, shown, values));
  if (required.length === 0) {
    return null;
  }
  const labels = (of: readonly FormField[]): string =>
    of.map((field) => pick(field.label, field.labelEn)).join(t('task.listSeparator'));
  const open = required.filter((field) => missing.has(field.name));
  return (
    <span className="bh-ticks">
      {required
        .filter((field) => !missing.has(field.name))
        .map((field) => (
          <span key={field.name} className="met">
            <Check className="bh-icon" aria-hidden="true" />
            {pick(field.label, field.labelEn)}
          </span>
        ))}
      {open.length === 0 ? null : <span>{t('task.toFill', { fields: labels(open) })}</span>}
    </span>
  );
}
