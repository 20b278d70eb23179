import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { SavedView, SavedViewList } from '../../../api/contract/saved-views.ts';
import { useByName } from '../../messages/use-by-name.ts';
import { useSession } from '../../providers/session.ts';
import { readSavedViews } from './saved-view-operations.ts';

const queryKey = ['saved-views'] as const;
const none: readonly SavedView[] = [];

export interface SavedViews {
  /** By name, as the language of the reader orders names. */
  readonly views: readonly SavedView[];
  readonly state: 'loading' | 'failed' | 'there';
  readonly retry: () => void;
}

/** The views that the person saved of a list; those that were read stay when they cannot be read again. */
export function useSavedViews(list: SavedViewList): SavedViews {
  const { user } = useSession();
  const byName = useByName();
  const { data, isError, refetch } = useQuery({
    queryKey: [...queryKey, user.id],
    queryFn: ({ signal }) => readSavedViews(signal),
    staleTime: 60_000,
  });
  const views = useMemo(
    () => byName((data ?? none).filter((view) => view.list === list)),
    [data, list, byName],
  );
  const unread = isError ? 'failed' : 'loading';
  return {
    views,
    state: data === undefined ? unread : 'there',
    retry: () => void refetch(),
  };
}

/** Reads them again, after something was changed. */
export function useRefreshSavedViews(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey }), [queries]);
}
