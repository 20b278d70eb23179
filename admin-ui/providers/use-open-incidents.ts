import { useQuery } from '@tanstack/react-query';
import type { IncidentList } from '../../api/contract/incidents.ts';
import { apiFetch, withQuery } from './api-fetch.ts';
import { useSession } from './session.ts';

/** How many incidents wait for a repair, for those who may read them. Refreshed by live events. */
export function useOpenIncidents(): number {
  const { permissions } = useSession();
  const { data } = useQuery({
    queryKey: ['incidents', 'open'],
    queryFn: ({ signal }) =>
      apiFetch<IncidentList>(
        withQuery('/api/incidents', { perPage: 1, filter: JSON.stringify({ state: 'open' }) }),
        { signal },
      ),
    enabled: permissions.includes('incident.read'),
    staleTime: 60_000,
  });
  return data?.total ?? 0;
}
