import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { LongTextField } from '../../forms/long-text.tsx';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { useWords } from '../../messages/use-words.ts';
import type { CaseActor } from './use-case-actor.ts';
import './action-dialog.css';

const longestReason = 1000;

export interface ReasonDialogProps {
  readonly title: string;
  /** On the button: the verb, or verb and object. */
  readonly verb: string;
  readonly actor: CaseActor;
  /** Whether a reason has to be given. */
  readonly required: boolean;
  /** Whether everything else is chosen. */
  readonly ready?: boolean;
  /** Does it; the dialog goes when it is done. */
  readonly send: (reason: string) => Promise<boolean>;
  /** Under which name the reason is kept until it is sent or given up. */
  readonly kept: string;
  readonly onClose: () => void;
  /** What is chosen, or what will happen. */
  readonly children: ReactNode;
}

/** An operation that asks for a reason, and stays open when it is refused. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, verb, actor, required, ready = true, send, kept, onClose, children } = props;
  const { t } = useWords();
  const { typed, change, forget } = useKeptFields(`reason.${kept}`, { reason: '' });
  const { reason } = typed;
  const close = (): void => {
    actor.forget();
    forget();
    onClose();
  };
  const submit = async (): Promise<void> => {
    if (await send(reason.trim())) close();
  };
  const complete = ready && (!required || reason.trim() !== '') && !actor.sending;
  return (
    <Dialog open onClose={actor.sending ? undefined : close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void submit();
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent className="bh-action-form">
          {children}
          <LongTextField
            inputRef={focusOnMount}
            minRows={2}
            label={t(required ? 'task.operation.reason' : 'task.operation.optionalReason')}
            value={reason}
            error={actor.refusal !== null}
            helperText={actor.refusal}
            slotProps={{ htmlInput: { maxLength: longestReason, 'aria-required': required } }}
            onChange={(event) => {
              change({ reason: event.target.value });
            }}
          />
        </DialogContent>
        <DialogActions>
          <Button variant="text" disabled={actor.sending} onClick={close}>
            {t('task.operation.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!complete}>
            {actor.sending ? t('task.operation.doing') : verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
