import type { BoardTask } from '../../../api/contract/board.ts';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { ActionDialog } from '../cases/action-dialog.tsx';
import { useCase } from '../cases/case-queries.ts';
import { plainNames } from '../cases/element-names.ts';
import { useCaseActor } from '../cases/use-case-actor.ts';

export interface ExtendDialogProps {
  readonly task: BoardTask;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

/** The extension of the case page, asked for on the board; what the case refuses is said with its reason. */
export function ExtendDialog({ task, onDone, onClose }: ExtendDialogProps) {
  const { t, code } = useWords();
  const { data: detail, error } = useCase(task.caseId);
  const actor = useCaseActor(task.caseId);
  const offered = detail?.actions.find(({ action }) => action === 'extend');
  if (detail !== undefined && offered?.allowed === true) {
    return (
      <ActionDialog
        detail={detail}
        offered={offered}
        names={plainNames}
        actor={{
          ...actor,
          act: async (...given) => {
            const done = await actor.act(...given);
            if (done) await onDone();
            return done;
          },
        }}
        onClose={onClose}
      />
    );
  }
  if (detail === undefined && error === null) return null;
  const why =
    error === null
      ? code('reason', offered?.reason ?? 'not-permitted')
      : code('problem', failureCode(error));
  return (
    <Dialog open onClose={onClose}>
      <DialogTitle>{t('board.act.extend')}</DialogTitle>
      <DialogContent>
        <p>
          {task.caseNumber} {task.title}
        </p>
        <p className="bh-bad" role="alert">
          {why}
        </p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('inbox.bulk.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
