import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Statistics } from '../../../api/contract/statistics.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import type { Months } from './period.ts';

/** They change slowly, and only by what ends. */
const staleMillis = 60_000;

export function useStatistics({ from, to }: Months): UseQueryResult<Statistics> {
  return useQuery({
    queryKey: ['statistics', from, to],
    queryFn: ({ signal }) =>
      apiFetch<Statistics>(withQuery('/api/statistics', { from, to }), { signal }),
    placeholderData: keepPreviousData,
    staleTime: staleMillis,
  });
}
