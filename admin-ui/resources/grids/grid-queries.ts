import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type Type from 'typebox';
import type { GridDetail, SavedGrid, SavedGrids } from '../../../api/contract/grids.ts';
import type { Grid } from '../../../api/contract/reference.ts';
import { useByName } from '../../messages/use-by-name.ts';
import { apiFetch } from '../../providers/api-fetch.ts';
import { readAll } from '../../providers/read-all.ts';

/* Keys begin with `organisation`: a change makes all of them stale. */

/** Every grid, also closed ones, by name. */
export function useAllGrids(): UseQueryResult<readonly Grid[]> {
  const select = useByName();
  return useQuery({
    queryKey: ['organisation', 'grids'],
    queryFn: async ({ signal }) => {
      const ofState = (active: boolean): Promise<readonly Grid[]> =>
        readAll('/api/grids', { filter: JSON.stringify({ active }) }, signal);
      return (await Promise.all([ofState(true), ofState(false)])).flat();
    },
    select,
  });
}

const at = (id: string, rest = ''): string => `/api/grids/${encodeURIComponent(id)}${rest}`;

export function useGrid(id: string): UseQueryResult<GridDetail> {
  return useQuery({
    queryKey: ['organisation', 'grid', id],
    queryFn: ({ signal }) => apiFetch<GridDetail>(at(id), { signal }),
  });
}

export const saveGrids = async (grids: readonly SavedGrid[]): Promise<readonly Grid[]> =>
  (
    await apiFetch<Type.Static<typeof SavedGrids>>('/api/grids', {
      method: 'PUT',
      body: { grids },
    })
  ).data;

export const setGridOpen = (id: string, open: boolean, version: number): Promise<GridDetail> =>
  apiFetch(at(id, open ? '/open' : '/close'), { method: 'POST', body: { version } });
