import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import { factOf } from './problem-facts.ts';

export interface ClaimedDialogProps {
  readonly failure: unknown;
  readonly onNext: () => void;
  readonly onStay: () => void;
}

/** Somebody else holds it: who, since when, and the way to the next task. */
export function ClaimedDialog({ failure, onNext, onStay }: ClaimedDialogProps) {
  const { t, code, pick } = useWords();
  const rule = useDateRule();
  const holderName = factOf(failure, 'holder');
  const holder =
    holderName === null ? null : pick(holderName, factOf(failure, 'holderEn') ?? undefined);
  const since = factOf(failure, 'since');
  return (
    <Dialog open onClose={onStay}>
      <DialogTitle>
        {holder === null
          ? code('problem', 'task-claimed-by-other')
          : t('task.claimedTitle', { name: holder })}
      </DialogTitle>
      <DialogContent>
        <p className="bh-2">
          {since === null
            ? t('task.claimedText')
            : t('task.claimedTextAt', { time: dateWords(Date.parse(since), rule) })}
        </p>
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onStay}>
          {t('task.claimedStay')}
        </Button>
        <Button variant="contained" onClick={onNext}>
          {t('task.claimedNext')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
