import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useWords } from '../../../messages/use-words.ts';
import type { SharedDraft } from './use-shared-draft.ts';

/** Somebody shared another draft meanwhile: nothing of theirs is overwritten unseen. */
export function SharedMeanwhileDialog({ shared }: { readonly shared: SharedDraft }) {
  const { t, name } = useWords();
  const { draft, conflict, busy, share, take, dismiss } = shared;
  if (!conflict) return null;
  return (
    <Dialog open onClose={dismiss}>
      <DialogTitle>
        {draft === null
          ? t('task.shared.withdrawn')
          : t('task.shared.conflict', { name: name(draft.by) })}
      </DialogTitle>
      <DialogContent>
        <p className="bh-2">
          {t(draft === null ? 'task.shared.gone' : 'task.shared.conflictText')}
        </p>
      </DialogContent>
      <DialogActions>
        <Button onClick={dismiss}>{t('task.shared.later')}</Button>
        {draft === null ? null : <Button onClick={take}>{t('task.shared.takeTheirs')}</Button>}
        <Button variant="contained" disabled={busy} onClick={share}>
          {t(draft === null ? 'task.shared.share' : 'task.shared.replace')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
