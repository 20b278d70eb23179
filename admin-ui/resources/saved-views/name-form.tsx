import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { savedViewLimits } from '../../../api/contract/saved-views.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useWords } from '../../messages/use-words.ts';

export interface NameFormProps {
  readonly anchor: HTMLElement;
  readonly title: string;
  readonly first: string;
  /** Under which name it is kept until it is sent or given up. */
  readonly kept: string;
  /** What the button says for a name. */
  readonly verbOf: (name: string) => string;
  /** Answers whether it was done: only then the form closes. */
  readonly onName: (name: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Asks for the name of a saved view. */
export function NameForm(props: NameFormProps) {
  const { anchor, title, first, kept, verbOf, onName, onClose } = props;
  const { t } = useWords();
  const { typed, change, forget } = useKeptFields(`view.${kept}`, { name: first });
  const [sending, setSending] = useState(false);
  const name = typed.name.trim();
  const close = (): void => {
    forget();
    onClose();
  };
  const submit = async (): Promise<void> => {
    setSending(true);
    if (await onName(name)) {
      close();
    } else {
      setSending(false);
    }
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={close}
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
          value={typed.name}
          slotProps={{ htmlInput: { maxLength: savedViewLimits.nameLength } }}
          onChange={(event) => {
            change({ name: event.target.value });
          }}
        />
        <Button type="submit" variant="contained" disabled={name === '' || sending}>
          {verbOf(name)}
        </Button>
      </form>
    </Popover>
  );
}
