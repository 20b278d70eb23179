import Button from '@mui/material/Button';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { FieldValue } from '../../../forms/field-value.tsx';
import { useWords } from '../../../messages/use-words.ts';
import type { TaskWork } from '../detail/task-workbench.tsx';
import { useSharedDraft } from './use-shared-draft.ts';
import './shared-draft.css';

/** What somebody has shared of the task and does not stand in the form yet: who, when, what, and to go on with it. */
export function SharedDraftNotice({ work }: { readonly work: TaskWork }) {
  const { t, name, pick } = useWords();
  const rule = useDateRule();
  const { draft, same, take } = useSharedDraft(work);
  if (work.readOnly !== null || draft === null || same) return null;
  const values = { ...draft.given, ...draft.values };
  const outcome = work.task.outcomes.find(({ code }) => code === draft.outcome);
  const typed = work.fields.filter((field) => field.name in draft.values);
  return (
    <section className="bh-task-notice bh-shared-draft" aria-label={t('task.shared.label')}>
      <p className="bh-2 bh-sm">
        {t('task.shared.by', {
          name: name(draft.by),
          time: dateWords(Date.parse(draft.at), rule),
        })}
      </p>
      <dl className="bh-sm">
        {outcome === undefined ? null : (
          <div>
            <dt className="bh-3">{t('task.outcomes')}</dt>
            <dd>{pick(outcome.label, outcome.labelEn)}</dd>
          </div>
        )}
        {typed.map((field) => (
          <div key={field.name}>
            <dt className="bh-3">{pick(field.label, field.labelEn)}</dt>
            <dd>
              <FieldValue field={field} values={values} />
            </dd>
          </div>
        ))}
      </dl>
      <Button size="small" variant="outlined" disabled={work.sending} onClick={take}>
        {t('task.shared.take')}
      </Button>
    </section>
  );
}
