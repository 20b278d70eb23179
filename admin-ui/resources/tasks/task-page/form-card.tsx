import { FormFields } from '../../../forms/form-fields.tsx';
import { fieldsFor } from '../../../forms/form-model.ts';
import { useWords } from '../../../messages/use-words.ts';
import { DraftLine } from '../drafts/draft-line.tsx';
import type { TaskWork } from '../detail/task-workbench.tsx';

/** What is to be filled in for the chosen outcome, and when the draft was kept. */
export function FormCard({ work }: { readonly work: TaskWork }) {
  const { t } = useWords();
  const { task, form, fields, chosen, readOnly, sending } = work;
  if (readOnly !== null || fieldsFor(fields, chosen?.code ?? null).length === 0) {
    return null;
  }
  const prefilled = Object.keys(task.form?.values ?? {}).length > 0;
  return (
    <section className="bh-card">
      <header>
        <h2>{t('task.form')}</h2>
        {prefilled ? <span className="bh-3 bh-sm">{t('task.formPrefilled')}</span> : null}
      </header>
      <div className="bh-form-card">
        <FormFields
          fields={fields}
          outcome={chosen}
          form={form}
          disabled={sending}
          unit={task.unit?.id ?? null}
        />
        <DraftLine work={work} />
      </div>
    </section>
  );
}
