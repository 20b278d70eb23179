import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { FormFields } from '../../../forms/form-fields.tsx';
import { fieldsFor } from '../../../forms/form-model.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { TaskWork } from '../detail/task-workbench.tsx';

/** What is to be filled in for the chosen outcome, and when the draft was kept. */
export function FormCard({ work }: { readonly work: TaskWork }) {
  const { t } = useWords();
  const rule = useDateRule();
  const { task, form, fields, chosen, readOnly, sending } = work;
  if (readOnly !== null || fieldsFor(fields, chosen?.code ?? null).length === 0) {
    return null;
  }
  const prefilled = Object.keys(task.form?.values ?? {}).length > 0;
  return (
    <section className="bh-card">
      <header>
        <h2>{t('task.form')}</h2>
        <span className="bh-3 bh-sm">
          {prefilled ? t('task.formPrefilled') : null}
          {form.keptAt === null ? null : (
            <span className={prefilled ? 'bh-dot' : ''}>
              {t('task.draftKept', { time: dateWords(form.keptAt, rule) })}
            </span>
          )}
        </span>
      </header>
      <div className="bh-form-card">
        <FormFields
          fields={fields}
          outcome={chosen}
          form={form}
          disabled={sending}
          unit={task.unit?.id ?? null}
        />
      </div>
    </section>
  );
}
