import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Draft } from '../../../../api/contract/procedure-drafts.ts';
import { useWords } from '../../../messages/use-words.ts';
import { Comparison } from '../../procedures/compare/comparison.tsx';
import { useDraftWords } from '../../procedures/draft-words.ts';
import '../../procedures/procedures.css';

export interface TwoTextsDialogProps {
  /** As the server has it. */
  readonly theirs: Draft;
  /** As it is drawn here. */
  readonly mine: string;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** The draft was saved elsewhere meanwhile: both texts, and which of them is to hold. */
export function TwoTextsDialog({ theirs, mine, onTheirs, onMine }: TwoTextsDialogProps) {
  const { t, name } = useWords();
  const { when } = useDraftWords();
  const { by, at } = theirs.saved;
  const titles = {
    old: t('designer.two.theirs', { person: name(by), time: when(at) }),
    draft: t('designer.two.mine'),
  };
  return (
    <Dialog
      open
      aria-labelledby="bh-two-texts"
      slotProps={{ paper: { className: 'bh-two-texts-paper' } }}
    >
      <DialogTitle id="bh-two-texts">{t('designer.two.title')}</DialogTitle>
      <DialogContent>
        <p className="bh-2">{t('designer.two.text')}</p>
        <div className="bh-procedures bh-two-texts">
          <Comparison titles={titles} old={theirs.xml} draft={mine} />
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onTheirs}>{t('designer.two.useTheirs')}</Button>
        <Button variant="contained" onClick={onMine}>
          {t('designer.two.useMine')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
