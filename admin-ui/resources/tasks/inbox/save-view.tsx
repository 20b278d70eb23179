import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { focusOnMount } from '../../../layout/focus-on-mount.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSavedViews } from './saved-views.ts';

const longestName = 20;

/** Keeps the present filters under a name in the left column. */
export function SaveView({ search }: { readonly search: string }) {
  const { t } = useWords();
  const { save } = useSavedViews();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  return (
    <>
      <Button
        size="small"
        variant="text"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      >
        {t('inbox.save')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            className: 'bh-filter-popover',
            role: 'dialog',
            'aria-label': t('inbox.saveTitle'),
          },
        }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setAnchor(null);
            setName('');
            save({ name: name.trim(), search });
          }}
        >
          <TextField
            inputRef={focusOnMount}
            required
            label={t('inbox.saveName')}
            value={name}
            slotProps={{ htmlInput: { maxLength: longestName } }}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <Button type="submit" variant="contained" disabled={name.trim() === ''}>
            {t('inbox.saveDone')}
          </Button>
        </form>
      </Popover>
    </>
  );
}
