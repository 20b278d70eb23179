import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { LongTextField } from '../../../forms/long-text.tsx';
import type { Task } from '../../../../api/contract/tasks.ts';
import { keptOf } from '../../../forms/kept-of.ts';
import { useKeptFields } from '../../../forms/use-kept-fields.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useUnits } from '../../../providers/use-units.ts';
import { usePeople } from '../../../forms/lookups.ts';
import { BulkSample } from '../inbox/bulk-dialogs.tsx';
import type { ActionBody } from '../task-operations.ts';
import '../../cases/action-dialog.css';

const longestReason = 1000;

/** What all have in common; null when they differ. */
function common(values: readonly (string | null)[]): string | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

export interface TransferDialogProps {
  readonly tasks: readonly Task[];
  readonly sending: boolean;
  /** Answers whether it was sent. */
  readonly onSend: (body: ActionBody, done: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/**
 * Gives tasks to a unit, or to somebody of it who holds a post of their role: nobody else can be
 * chosen. Tasks of several roles go to the pool of the unit.
 */
export function TransferDialog({ tasks, sending, onSend, onClose }: TransferDialogProps) {
  const { t, name, number } = useWords();
  const units = useUnits();
  const role = common(tasks.map((task) => task.role));
  const { typed, change, forget } = useKeptFields(`tasks.transfer.${keptOf(tasks)}`, {
    unit: common(tasks.map((task) => task.unit?.id ?? null)) ?? '',
    person: '',
    reason: '',
  });
  const { unit, person, reason } = typed;
  const close = (): void => {
    forget();
    onClose();
  };
  const { people } = usePeople({ unit, role }, role !== null && unit !== '');
  const eligible = people.filter(({ id }) => !tasks.every((task) => task.assignee?.id === id));
  const ready = unit !== '' && reason.trim() !== '' && !sending;
  const submit = async (): Promise<void> => {
    if (!ready) return;
    const receiver =
      eligible.find(({ id }) => id === person) ?? units.find(({ id }) => id === unit);
    const sent = await onSend(
      { type: 'transfer', unit, person: person === '' ? null : person, reason: reason.trim() },
      t('board.transferred', {
        count: number(tasks.length),
        who: receiver === undefined ? '' : name(receiver),
      }),
    );
    if (sent) forget();
  };
  return (
    <Dialog open onClose={sending ? undefined : close} aria-labelledby="bh-transfer">
      <DialogTitle id="bh-transfer">
        {t('board.transferTitle', { count: number(tasks.length) })}
      </DialogTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogContent className="bh-action-form">
          <BulkSample rows={tasks} />
          <TextField
            select
            label={t('cases.actions.unit')}
            value={unit}
            onChange={(event) => {
              change({ ...typed, unit: event.target.value, person: '' });
            }}
          >
            {units.map((each) => (
              <MenuItem key={each.id} value={each.id}>
                {name(each)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={t('cases.actions.person')}
            value={person}
            disabled={role === null}
            helperText={role === null ? t('board.severalRoles') : undefined}
            slotProps={{ select: { displayEmpty: true } }}
            onChange={(event) => {
              change({ ...typed, person: event.target.value });
            }}
          >
            <MenuItem value="">{t('cases.actions.anyone')}</MenuItem>
            {eligible.map((each) => (
              <MenuItem key={each.id} value={each.id}>
                {name(each)}
              </MenuItem>
            ))}
          </TextField>
          <LongTextField
            minRows={2}
            label={t('cases.actions.reason')}
            value={reason}
            slotProps={{ htmlInput: { maxLength: longestReason, 'aria-required': true } }}
            onChange={(event) => {
              change({ ...typed, reason: event.target.value });
            }}
          />
        </DialogContent>
        <DialogActions>
          <Button variant="text" disabled={sending} onClick={close}>
            {t('cases.actions.keep')}
          </Button>
          <Button type="submit" variant="contained" disabled={!ready}>
            {sending ? t('cases.actions.sending') : t('board.act.transfer')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
