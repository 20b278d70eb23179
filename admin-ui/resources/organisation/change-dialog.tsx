import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { Changing } from './use-change.ts';

interface ChangeDialogProps {
  readonly title: string;
  /** On the button: the verb, or verb and object. */
  readonly verb: string;
  readonly change: Changing;
  readonly ready: boolean;
  /** A change that cannot be undone. */
  readonly danger?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form over the page; what is typed stays while it is refused. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { title, verb, change, ready, danger = false, onSubmit, onClose, children } = props;
  const { t } = useWords();
  const id = useId();
  const { sending, refusal } = change;
  const placed = refusal !== null && Object.keys(refusal.at).length > 0;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      aria-labelledby={id}
      onClose={sending ? undefined : onClose}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !sending) onSubmit();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent className="bh-change-form">
          {children}
          {refusal === null || placed ? null : (
            <p className="bh-field-error" role="alert">
              {refusal.text}
            </p>
          )}
        </DialogContent>
        <DialogActions>
          <Button variant="text" disabled={sending} onClick={onClose}>
            {t('organisation.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={danger ? 'error' : 'inherit'}
            disabled={!ready || sending}
          >
            {sending ? t('organisation.sending') : verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
