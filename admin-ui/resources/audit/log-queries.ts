import { useQuery } from '@tanstack/react-query';
import type { SecurityEvent, SecurityEventList } from '../../../api/contract/audit.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { usePages, type Pages } from '../../providers/use-pages.ts';

const path = '/api/security-events';
const perPage = 50;
const watchMillis = 30_000;

export const useLog = (filter: string | undefined): Pages<SecurityEventList> =>
  usePages({ key: ['security-events', 'list', filter], path, query: { perPage, filter } });

/** The newest entry that the filter leaves, looked for again and again; undefined while nobody knows. */
export function useNewest(filter: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['security-events', 'newest', filter],
    queryFn: ({ signal }) =>
      apiFetch<SecurityEventList>(withQuery(path, { perPage: 1, filter }), { signal }),
    refetchInterval: watchMillis,
  });
  return data?.data[0]?.id;
}

/** An entry that a link names and the list has not: null when there is none. */
export function useEntry(id: string, wanted: boolean): SecurityEvent | null | undefined {
  const { data } = useQuery({
    queryKey: ['security-events', 'one', id],
    queryFn: ({ signal }) =>
      apiFetch<SecurityEventList>(withQuery(path, { filter: JSON.stringify({ id }) }), { signal }),
    enabled: wanted,
  });
  return data === undefined ? undefined : (data.data[0] ?? null);
}
