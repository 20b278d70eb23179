import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { LongTextField } from '../../forms/long-text.tsx';
import { keptOf } from '../../forms/kept-of.ts';
import type { CardLevel } from '../../../api/contract/supervision.ts';
import type { Task } from '../../../api/contract/tasks.ts';
import { cardLevels, cardLevelTable } from '../../../domain/supervision/card-levels.ts';
import { oneOf, orNothing, isText, withFields } from '../../forms/kept-shape.ts';
import { useKeptForm } from '../../forms/use-kept-form.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { BulkSample } from '../tasks/inbox/bulk-dialogs.tsx';
import type { ActionBody } from '../tasks/task-operations.ts';
import { LevelChoice } from './level-choice.tsx';
import '../cases/action-dialog.css';

const longestReason = 1000;

interface Typed {
  readonly level: CardLevel | null;
  readonly reason: string;
}
const typedShape = withFields<Typed>({ level: orNothing(oneOf(cardLevels)), reason: isText });

export interface CardDialogProps {
  readonly tasks: readonly Task[];
  /** Cards of this level and above wait for approval, unless the reader approves them. */
  readonly approvalFrom: CardLevel;
  readonly sending: boolean;
  /** Answers whether it was sent. */
  readonly onSend: (body: ActionBody, done: string) => Promise<boolean>;
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

/** Whether a card of the level is only drafted by the reader. */
function useApproval(from: CardLevel): (level: CardLevel) => boolean {
  const approves = useSession().permissions.includes('case.approve-card');
  return (level) => !approves && cardLevels.indexOf(level) >= cardLevels.indexOf(from);
}

/** Some of the tasks by name, how many more, and of a red one that it stays. */
function Things({ tasks, red }: { readonly tasks: readonly Task[]; readonly red: boolean }) {
  const { t } = useWords();
  return (
    <div className={red ? 'bh-thing danger' : 'bh-thing'}>
      <BulkSample rows={tasks} />
      {red ? <p>{t('supervision.confirmRed')}</p> : null}
    </div>
  );
}

/** Opens a supervision card for each of the tasks; a red one is named and counted on its button. */
export function CardDialog({ tasks, approvalFrom, sending, onSend, onClose }: CardDialogProps) {
  const { t, number } = useWords();
  const refusal = useRefusal(tasks);
  const { typed, change, forget } = useKeptForm<Typed>(`card.${keptOf(tasks)}`, typedShape, () => ({
    level: cardLevels.find((each) => refusal(each) === null) ?? null,
    reason: '',
  }));
  const { level, reason } = typed;
  const close = (): void => {
    forget();
    onClose();
  };
  const count = number(tasks.length);
  const waits = useApproval(approvalFrom);
  const drafted = level !== null && waits(level);
  const red = level !== null && !drafted && cardLevelTable[level].irreversible;
  const ready = level !== null && reason.trim() !== '' && !sending;
  const submit = async (): Promise<void> => {
    if (!ready) return;
    const sent = await onSend(
      { type: 'open-card', level, reason: reason.trim() },
      t(drafted ? 'supervision.draftsSent' : 'supervision.sent', {
        count,
        level: t(`supervision.tag.${level}`),
      }),
    );
    if (sent) forget();
  };
  return (
    <Dialog open onClose={sending ? undefined : close} aria-labelledby="bh-card-dialog">
      <DialogTitle id="bh-card-dialog">{t('supervision.title', { count })}</DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogContent className="bh-action-form">
          <Things tasks={tasks} red={red} />
          <LevelChoice
            chosen={level}
            refusal={refusal}
            waits={waits}
            onChoose={(chosen) => {
              change({ ...typed, level: chosen });
            }}
          />
          <LongTextField
            minRows={2}
            label={t('supervision.reason')}
            value={reason}
            helperText={t('supervision.reasonHint')}
            slotProps={{ htmlInput: { maxLength: longestReason, 'aria-required': true } }}
            onChange={(event) => {
              change({ ...typed, reason: event.target.value });
            }}
          />
          <p className="bh-3 bh-sm">{t('supervision.receiver')}</p>
        </DialogContent>
        <DialogActions>
          <Button variant="text" disabled={sending} onClick={close}>
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
              : t(`supervision.${drafted ? 'draft' : 'send'}.${level ?? 'blue'}`, { count })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
