import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { FormField, TaskDetail } from '../../../../api/contract/tasks.ts';
import { FieldValue } from '../../../forms/field-value.tsx';
import type { FormValues } from '../../../forms/form-model.ts';
import { same } from '../../../forms/form-state.ts';
import { useWords } from '../../../messages/use-words.ts';

/** Fields that both have changed, to something else each; what only one of them typed is no question. */
const inConflict = (
  fields: readonly FormField[],
  given: FormValues,
  mine: FormValues,
  theirs: FormValues,
): readonly FormField[] =>
  fields.filter(
    ({ name }) =>
      !same(given[name], theirs[name]) &&
      !same(given[name], mine[name]) &&
      !same(mine[name], theirs[name]),
  );

export interface StaleDialogProps {
  /** As the server has it now. */
  readonly task: TaskDetail;
  /** What the server gave when the typing began. */
  readonly given: FormValues;
  readonly mine: FormValues;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

/** Somebody changed it meanwhile: both values of each such field side by side, and the choice. */
export function StaleDialog(props: StaleDialogProps) {
  const { task, given, mine, onKeepMine, onTakeTheirs, onClose } = props;
  const { t, pick } = useWords();
  const theirs = task.form?.values ?? {};
  const fields = inConflict(task.form?.fields ?? [], given, mine, theirs);
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
                  <td>
                    <FieldValue field={field} values={mine} />
                  </td>
                  <td>
                    <FieldValue field={field} values={theirs} />
                  </td>
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
