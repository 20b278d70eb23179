import { useStore } from 'ra-core';
import { useCallback, useMemo } from 'react';
import { useSession } from '../../../providers/session.ts';

/** A place in the inbox that a person named. */
export interface SavedView {
  readonly name: string;
  /** Query of the address, without the selected task. */
  readonly search: string;
}

export interface SavedViews {
  readonly views: readonly SavedView[];
  readonly save: (view: SavedView) => void;
  readonly remove: (name: string) => void;
}

/** Kept per person on this seat. A name that exists is replaced. */
export function useSavedViews(): SavedViews {
  const { user } = useSession();
  const [views, setViews] = useStore<readonly SavedView[]>(`inbox.views.${user.id}`, []);
  const save = useCallback(
    (view: SavedView) => {
      setViews([...views.filter((known) => known.name !== view.name), view]);
    },
    [views, setViews],
  );
  const remove = useCallback(
    (name: string) => {
      setViews(views.filter((known) => known.name !== name));
    },
    [views, setViews],
  );
  return useMemo(() => ({ views, save, remove }), [views, save, remove]);
}
