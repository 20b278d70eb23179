import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { RadioCard } from '../../../fields/radio-card.tsx';
import { focusOnMount } from '../../../layout/focus-on-mount.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { CaseActor } from '../../cases/use-case-actor.ts';

const longestReason = 1000;

export interface ReturnDialogProps {
  readonly task: TaskDetail;
  readonly actor: CaseActor;
  readonly onClose: () => void;
}

/** Back to an earlier step: which one, who receives it, and why. */
export function ReturnDialog({ task, actor, onClose }: ReturnDialogProps) {
  const { t, code, name } = useWords();
  const rule = useDateRule();
  const [target, setTarget] = useState(task.returnTargets[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const ready = target !== '' && reason.trim() !== '' && !actor.sending;
  const verb = code('action', 'return');
  const send = async (): Promise<void> => {
    const body = { type: 'return', target, reason: reason.trim() };
    if (
      await actor.act(
        { kind: 'task', id: task.id },
        body,
        t('task.operation.done', { action: verb }),
      )
    ) {
      onClose();
    }
  };
  return (
    <Dialog open onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <DialogTitle>{verb}</DialogTitle>
        <DialogContent>
          <div
            className="bh-radio-cards bh-targets"
            role="radiogroup"
            aria-label={t('task.operation.target')}
          >
            {task.returnTargets.map((one) => (
              <RadioCard
                key={one.id}
                name="return-target"
                chosen={one.id === target}
                onChoose={() => {
                  setTarget(one.id);
                }}
              >
                <span className="bh-grow">
                  {one.effect === 'enter'
                    ? name(one)
                    : t('task.operation.undoInterruption', { step: name(one) })}
                </span>
                <span className="bh-3 bh-sm">
                  {one.by === null ? '' : name(one.by)}
                  {one.at === null ? null : (
                    <span className="bh-dot">{dateWords(Date.parse(one.at), rule)}</span>
                  )}
                </span>
              </RadioCard>
            ))}
          </div>
          <TextField
            inputRef={focusOnMount}
            multiline
            minRows={2}
            label={t('task.operation.reason')}
            value={reason}
            error={actor.refusal !== null}
            helperText={actor.refusal}
            slotProps={{ htmlInput: { maxLength: longestReason, 'aria-required': true } }}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </DialogContent>
        <DialogActions>
          <Button variant="text" onClick={onClose}>
            {t('task.operation.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!ready}>
            {actor.sending ? t('task.operation.doing') : verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
