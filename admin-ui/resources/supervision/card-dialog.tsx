import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { CardLevel } from '../../../api/contract/supervision.ts';
import type { Task } from '../../../api/contract/tasks.ts';
import { cardLevels, cardLevelTable } from '../../../domain/supervision/card-levels.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import type { ActionBody } from '../tasks/task-operations.ts';
import { LevelChoice } from './level-choice.tsx';
import '../cases/action-dialog.css';

const sample = 5;
const longestReason = 1000;

export interface CardDialogProps {
  readonly tasks: readonly Task[];
  readonly sending: boolean;
  readonly onSend: (body: ActionBody, done: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Of all tasks: the card goes up where one is open, so what none of them can take is refused here. */
function useRefusal(tasks: readonly Task[]): (level: CardLevel) => string | null {
  const { t } = useWords();
  const permissions = new Set<string>(useSession().permissions);
  return (level) => {
    if (!permissions.has(cardLevelTable[level].permission)) return t('supervision.noLevel');
    const none = tasks.every(
      ({ card }) => card !== null && cardLevels.indexOf(card) >= cardLevels.indexOf(level),
    );
    return none ? t('supervision.notHigher') : null;
  };
}

/** Opens a supervision card for each of the tasks; a red one is named and counted on its button. */
export function CardDialog({ tasks, sending, onSend, onClose }: CardDialogProps) {
  const { t, number } = useWords();
  const refusal = useRefusal(tasks);
  const [level, setLevel] = useState<CardLevel | null>(
    cardLevels.find((each) => refusal(each) === null) ?? null,
  );
  const [reason, setReason] = useState('');
  const count = number(tasks.length);
  const red = level !== null && cardLevelTable[level].irreversible;
  const ready = level !== null && reason.trim() !== '' && !sending;
  const submit = (): void => {
    if (!ready) return;
    void onSend(
      { type: 'open-card', level, reason: reason.trim() },
      t('supervision.sent', { count, level: t(`supervision.tag.${level}`) }),
    );
  };
  return (
    <Dialog open onClose={sending ? undefined : onClose} aria-labelledby="bh-card-dialog">
      <DialogTitle id="bh-card-dialog">{t('supervision.title', { count })}</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DialogContent className="bh-action-form">
          <div className={red ? 'bh-thing danger' : 'bh-thing'}>
            <ul className="bh-bulk-list">
              {tasks.slice(0, sample).map((task) => (
                <li key={task.id}>
                  <span className="bh-3 bh-nowrap">{task.caseNumber}</span>
                  <span className="bh-grow bh-cut">{task.title}</span>
                </li>
              ))}
            </ul>
            {tasks.length > sample ? (
              <p className="bh-3 bh-sm">
                {t('inbox.bulk.confirmMore', { count: number(tasks.length - sample) })}
              </p>
            ) : null}
            {red ? <p>{t('supervision.confirmRed')}</p> : null}
          </div>
          <LevelChoice chosen={level} refusal={refusal} onChoose={setLevel} />
          <TextField
            multiline
            minRows={2}
            label={t('supervision.reason')}
            value={reason}
            helperText={t('supervision.reasonHint')}
            slotProps={{ htmlInput: { maxLength: longestReason, 'aria-required': true } }}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <p className="bh-3 bh-sm">{t('supervision.receiver')}</p>
        </DialogContent>
        <DialogActions>
          <Button variant="text" disabled={sending} onClick={onClose}>
            {t('cases.actions.keep')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={red ? 'error' : 'inherit'}
            disabled={!ready}
          >
            {sending
              ? t('cases.actions.sending')
              : t(`supervision.send.${level ?? 'blue'}`, { count })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
