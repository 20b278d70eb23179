import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { savedViewLimits } from '../../../api/contract/saved-views.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useWords } from '../../messages/use-words.ts';

export interface NameFormProps {
  readonly anchor: HTMLElement;
  readonly title: string;
  readonly first: string;
  /** What the button says for a name. */
  readonly verbOf: (name: string) => string;
  /** Answers whether it was done: only then the form closes. */
  readonly onName: (name: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks for the name of a saved view. */
export function NameForm({ anchor, title, first, verbOf, onName, onClose }: NameFormProps) {
  const { t } = useWords();
  const [text, setText] = useState(first);
  const [sending, setSending] = useState(false);
  const name = text.trim();
  const submit = async (): Promise<void> => {
    setSending(true);
    if (await onName(name)) {
      onClose();
    } else {
      setSending(false);
    }
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{
        paper: { className: 'bh-small-form', role: 'dialog', 'aria-label': title },
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          inputRef={focusOnMount}
          required
          label={t('savedViews.name')}
          value={text}
          slotProps={{ htmlInput: { maxLength: savedViewLimits.nameLength } }}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <Button type="submit" variant="contained" disabled={name === '' || sending}>
          {verbOf(name)}
        </Button>
      </form>
    </Popover>
  );
}
