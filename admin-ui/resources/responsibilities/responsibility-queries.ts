import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type Type from 'typebox';
import type {
  ChangedCell,
  ResponsibilityHistory,
  ResponsibilityRule,
  ResponsibilityTable,
} from '../../../api/contract/responsibilities.ts';
import type { Change } from '../../../api/contract/organisation.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';

const path = '/api/responsibilities';

/** Every rule of the table; keys begin with `organisation`, so that a change there makes them stale. */
export function useResponsibilities(): UseQueryResult<readonly ResponsibilityRule[]> {
  return useQuery({
    queryKey: ['organisation', 'responsibilities'],
    queryFn: async ({ signal }) => (await apiFetch<ResponsibilityTable>(path, { signal })).rules,
  });
}

export const changeResponsibilities = (
  cells: readonly ChangedCell[],
): Promise<ResponsibilityTable> => apiFetch(path, { method: 'PUT', body: { cells } });

export function useResponsibilityHistory(
  kind: string,
  classCode: string,
): UseQueryResult<readonly Change[]> {
  return useQuery({
    queryKey: ['organisation', 'responsibilities', kind, classCode],
    queryFn: async ({ signal }) =>
      (
        await apiFetch<Type.Static<typeof ResponsibilityHistory>>(
          withQuery(`${path}/history`, { kind, classCode }),
          { signal },
        )
      ).data,
  });
}
