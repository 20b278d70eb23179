import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Task, TaskOutcome } from '../../../../api/contract/tasks.ts';
import { useWords } from '../../../messages/use-words.ts';

export interface ConfirmEndProps {
  readonly task: Task;
  readonly outcome: TaskOutcome;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Ending a case cannot be undone: the dialog names the thing and its button repeats the verb. */
export function ConfirmEnd({ task, outcome, onConfirm, onCancel }: ConfirmEndProps) {
  const { t, pick } = useWords();
  const label = pick(outcome.label, outcome.labelEn);
  return (
    <Dialog open onClose={onCancel}>
      <DialogTitle>{t('task.confirmEnd.title', { label, title: task.title })}</DialogTitle>
      <DialogContent>
        <p className="bh-2">{t('task.confirmEnd.text', { number: task.caseNumber })}</p>
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onCancel}>
          {t('task.confirmEnd.cancel')}
        </Button>
        <Button variant="contained" color="error" onClick={onConfirm}>
          {t('task.confirmEnd.action', { label })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
