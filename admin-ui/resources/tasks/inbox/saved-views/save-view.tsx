import Button from '@mui/material/Button';
import { useState } from 'react';
import { useWords } from '../../../../messages/use-words.ts';
import type { InboxAddress } from '../inbox-address.ts';
import { NameForm } from './name-form.tsx';
import { queryOf } from './saved-query.ts';
import { useSavedViewOperations } from './use-saved-view-operations.ts';
import { useSavedViews } from './use-saved-views.ts';

/** Keeps view, filters and order under a name in the left column; a name that is there is given the new ones. */
export function SaveView({ address }: { readonly address: InboxAddress }) {
  const { t } = useWords();
  const { views } = useSavedViews();
  const { create, replace } = useSavedViewOperations();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const named = (name: string) => views.find((view) => view.name === name);
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
      {anchor === null ? null : (
        <NameForm
          anchor={anchor}
          title={t('inbox.saveTitle')}
          first=""
          verbOf={(name) => t(named(name) === undefined ? 'inbox.saveDone' : 'inbox.saveReplace')}
          onName={(name) => {
            const known = named(name);
            const query = queryOf(address);
            return known === undefined ? create(name, query) : replace(known, query);
          }}
          onClose={() => {
            setAnchor(null);
          }}
        />
      )}
    </>
  );
}
