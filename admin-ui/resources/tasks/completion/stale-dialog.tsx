import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { FormField, TaskDetail } from '../../../../api/contract/tasks.ts';
import { limitUnitName } from '../../../clocks/duration-words.ts';
import { filesIn, limitIn, textIn, type FormValues } from '../../../forms/form-model.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';

/** A value as it can be compared by eye. */
function valueWords(field: FormField, value: unknown, words: Words): string {
  const { t, pick, number, english } = words;
  if (field.type === 'attachments') {
    return t('task.evidenceCount', { count: number(filesIn(value).length) });
  }
  if (typeof value === 'boolean') {
    return t(value ? 'form.yes' : 'form.no');
  }
  if (field.type === 'limit') {
    const { amount, unit } = limitIn(value, field);
    return amount === '' ? '' : `${amount} ${limitUnitName(unit, english ? 'en' : 'zh')}`;
  }
  const text = textIn(value);
  const choice = field.choices?.find((known) => known.value === text);
  return choice === undefined ? text : pick(choice.label, choice.labelEn);
}

/** Fields whose two values differ. */
function differing(
  fields: readonly FormField[],
  mine: FormValues,
  theirs: FormValues,
): readonly FormField[] {
  return fields.filter(
    (field) =>
      mine[field.name] !== undefined &&
      JSON.stringify(mine[field.name]) !== JSON.stringify(theirs[field.name] ?? ''),
  );
}

export interface StaleDialogProps {
  /** As the server has it now. */
  readonly task: TaskDetail;
  readonly mine: FormValues;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

/** Somebody changed it meanwhile: both values side by side, and the choice. */
export function StaleDialog({ task, mine, onKeepMine, onTakeTheirs, onClose }: StaleDialogProps) {
  const words = useWords();
  const { t, pick } = words;
  const theirs = task.form?.values ?? {};
  const fields = differing(task.form?.fields ?? [], mine, theirs);
  return (
    <Dialog open onClose={onClose}>
      <DialogTitle>{t('task.staleTitle')}</DialogTitle>
      <DialogContent>
        <p className="bh-2">{t(fields.length === 0 ? 'task.staleNone' : 'task.staleText')}</p>
        {fields.length === 0 ? null : (
          <table className="bh-stale">
            <thead>
              <tr>
                <th scope="col">{t('task.staleField')}</th>
                <th scope="col">{t('task.staleMine')}</th>
                <th scope="col">{t('task.staleTheirs')}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.name}>
                  <th scope="row">{pick(field.label, field.labelEn)}</th>
                  <td>{valueWords(field, mine[field.name], words)}</td>
                  <td>{valueWords(field, theirs[field.name], words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </DialogContent>
      <DialogActions>
        {fields.length === 0 ? null : (
          <Button onClick={onTakeTheirs}>{t('task.staleTakeTheirs')}</Button>
        )}
        <Button variant="contained" onClick={onKeepMine}>
          {t('task.staleKeepMine')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
