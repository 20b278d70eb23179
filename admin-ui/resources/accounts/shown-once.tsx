import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { useWords } from '../../messages/use-words.ts';

/** A secret that is answered this once: it is copied or read out, and gone with the dialog. */
export interface Secret {
  readonly title: string;
  readonly text: string;
  readonly hint: string;
}

export function ShownOnce({
  secret,
  onClose,
}: {
  readonly secret: Secret;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret.text);
    setCopied(true);
  };
  // Neither Escape nor a click beside it closes it: what is lost here has to be made anew.
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby="bh-secret">
      <DialogTitle id="bh-secret">{secret.title}</DialogTitle>
      <DialogContent className="bh-change-form">
        <div className="bh-secret">
          <output className="bh-mono">{secret.text}</output>
          <Button startIcon={<ContentCopyOutlined />} onClick={() => void copy()}>
            {t(copied ? 'accounts.copied' : 'accounts.copy')}
          </Button>
        </div>
        <p className="bh-2">{secret.hint}</p>
        <p className="bh-3 bh-sm">{t('accounts.once')}</p>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('accounts.noted')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
