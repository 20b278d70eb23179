import Close from '@mui/icons-material/Close';
import EditOutlined from '@mui/icons-material/EditOutlined';
import StarBorder from '@mui/icons-material/StarBorder';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import type {
  SavedView,
  SavedViewList,
  SavedViewQuery,
} from '../../../api/contract/saved-views.ts';
import { useWords } from '../../messages/use-words.ts';
import { NameForm } from './name-form.tsx';
import { useSavedViewOperations } from './use-saved-view-operations.ts';
import { useSavedViews } from './use-saved-views.ts';

interface Renaming {
  readonly view: SavedView;
  readonly anchor: HTMLElement;
}

export interface SavedLinksProps {
  readonly list: SavedViewList;
  /** Where the list is now, as `pathOf` writes it. */
  readonly here: string;
  readonly pathOf: (query: SavedViewQuery) => string;
}

/** The person's own views, each to be renamed or deleted; what went wrong while they were read. */
export function SavedLinks({ list, here, pathOf }: SavedLinksProps) {
  const { t } = useWords();
  const saved = useSavedViews(list);
  const { rename, remove } = useSavedViewOperations(list);
  const [renaming, setRenaming] = useState<Renaming | null>(null);
  if (saved.state === 'failed') {
    return (
      <>
        <h2>{t('savedViews.title')}</h2>
        <p className="bh-views-failed bh-3 bh-sm" role="alert">
          {t('savedViews.unread')}{' '}
          <Button size="small" variant="text" onClick={saved.retry}>
            {t('inbox.error.retry')}
          </Button>
        </p>
      </>
    );
  }
  return saved.views.length === 0 ? null : (
    <>
      <h2>{t('savedViews.title')}</h2>
      <ul className="own">
        {saved.views.map((view) => {
          const target = pathOf(view.query);
          return (
            <li key={view.id}>
              <Link
                to={target}
                className={target === here ? 'on' : ''}
                aria-current={target === here ? 'page' : undefined}
              >
                <StarBorder className="bh-icon" aria-hidden="true" />
                <span className="bh-grow bh-cut" title={view.name}>
                  {view.name}
                </span>
              </Link>
              <span className="acts">
                <button
                  type="button"
                  aria-label={t('savedViews.rename', { name: view.name })}
                  onClick={(event) => {
                    setRenaming({ view, anchor: event.currentTarget });
                  }}
                >
                  <EditOutlined className="bh-icon" aria-hidden="true" />
                </button>
                <button
                  type="button"
                  aria-label={t('savedViews.remove', { name: view.name })}
                  onClick={() => void remove(view)}
                >
                  <Close className="bh-icon" aria-hidden="true" />
                </button>
              </span>
            </li>
          );
        })}
      </ul>
      {renaming === null ? null : (
        <NameForm
          anchor={renaming.anchor}
          title={t('savedViews.rename', { name: renaming.view.name })}
          first={renaming.view.name}
          kept={`rename.${renaming.view.id}`}
          verbOf={() => t('savedViews.renameDone')}
          onName={(name) =>
            name === renaming.view.name ? Promise.resolve(true) : rename(renaming.view, name)
          }
          onClose={() => {
            setRenaming(null);
          }}
        />
      )}
    </>
  );
}
