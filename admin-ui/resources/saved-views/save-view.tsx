import Button from '@mui/material/Button';
import { useState } from 'react';
import type { SavedViewList, SavedViewQuery } from '../../../api/contract/saved-views.ts';
import { useWords } from '../../messages/use-words.ts';
import { NameForm } from './name-form.tsx';
import { useSavedViewOperations } from './use-saved-view-operations.ts';
import { useSavedViews } from './use-saved-views.ts';

export interface SaveViewProps {
  readonly list: SavedViewList;
  /** What the list shows now. */
  readonly query: SavedViewQuery;
}

/** Keeps what a list shows under a name; a name that is there is given the new query. */
export function SaveView({ list, query }: SaveViewProps) {
  const { t } = useWords();
  const { views } = useSavedViews(list);
  const { create, replace } = useSavedViewOperations(list);
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
        {t('savedViews.save')}
      </Button>
      {anchor === null ? null : (
        <NameForm
          anchor={anchor}
          title={t('savedViews.saveTitle')}
          first=""
          kept="new"
          verbOf={(name) =>
            t(named(name) === undefined ? 'savedViews.saveDone' : 'savedViews.replaceDone')
          }
          onName={(name) => {
            const known = named(name);
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
