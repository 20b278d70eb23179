import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type {
  Incident,
  IncidentCause,
  IncidentCauseList,
  IncidentDetail,
  IncidentList,
} from '../../../api/contract/incidents.ts';
import { ticker } from '../../clocks/ticker.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { usePages, type Pages } from '../../providers/use-pages.ts';
import { everyOpen, listQuery, type IncidentAddress } from './incident-address.ts';

/* Keys begin with `incidents`: the frame makes them stale when an incident opens or is resolved. */

const perPage = 50;

export const useIncidents = (address: IncidentAddress): Pages<IncidentList> =>
  usePages({
    key: ['incidents', 'getInfiniteList', address],
    path: '/api/incidents',
    query: listQuery(address, perPage, null),
  });

/** What the open incidents came of. */
export function useCauses(): UseQueryResult<IncidentCauseList> {
  return useQuery({
    queryKey: ['incidents', 'causes'],
    queryFn: ({ signal }) => apiFetch<IncidentCauseList>('/api/incidents/causes', { signal }),
  });
}

/** So many are retried together at most. */
export const mostRetried = 1000;
const retriedPerPage = 200;

/** The open incidents of a cause as they are now, the oldest first. */
export async function incidentsOf(cause: IncidentCause): Promise<readonly Incident[]> {
  const { procedure, element, code } = cause;
  const address: IncidentAddress = { ...everyOpen, procedure, element, code };
  const found: Incident[] = [];
  let cursor: string | null = null;
  do {
    const page: IncidentList = await apiFetch<IncidentList>(
      withQuery('/api/incidents', {
        ...listQuery(address, retriedPerPage, cursor),
        sort: 'openedAt',
        order: 'ASC',
      }),
    );
    found.push(...page.data);
    cursor = page.next;
  } while (cursor !== null && found.length < mostRetried);
  return found;
}

export function useIncident(id: string): UseQueryResult<IncidentDetail> {
  return useQuery({
    queryKey: ['incidents', 'detail', id],
    queryFn: async ({ signal }) => {
      const detail = await apiFetch<IncidentDetail>(`/api/incidents/${encodeURIComponent(id)}`, {
        signal,
      });
      ticker.synchronize(detail.serverTime);
      return detail;
    },
  });
}

/** The open incident at the same place of the same case, when this one is over. */
export function useOpenAgain({ caseId, element, state }: IncidentDetail): string | null {
  const { data } = useQuery({
    queryKey: ['incidents', 'again', caseId, element],
    queryFn: ({ signal }) =>
      apiFetch<IncidentList>(
        withQuery('/api/incidents', {
          perPage: 1,
          filter: JSON.stringify({ caseId, element, state: 'open' }),
        }),
        { signal },
      ),
    enabled: state === 'resolved',
  });
  return data?.data[0]?.id ?? null;
}

export function useRefreshIncidents(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['incidents'] });
    await queries.invalidateQueries({ queryKey: ['cases'] });
  };
}
