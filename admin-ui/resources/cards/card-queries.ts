import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { CardReport, OpenCardList } from '../../../api/contract/supervision.ts';
import { ticker } from '../../clocks/ticker.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { cardFilter, type CardAddress } from './card-address.ts';

/** Cards become late, and go up, without anybody doing anything. */
const watchMillis = 30_000;
const perPage = 50;

export function useCardReport({ kind }: CardAddress): UseQueryResult<CardReport> {
  return useQuery({
    queryKey: ['cards', 'report', kind],
    queryFn: async ({ signal }) => {
      const report = await apiFetch<CardReport>(withQuery('/api/cards/report', { kind }), {
        signal,
      });
      ticker.synchronize(report.serverTime);
      return report;
    },
    placeholderData: keepPreviousData,
    refetchInterval: watchMillis,
  });
}

export type CardsQuery = UseInfiniteQueryResult<InfiniteData<OpenCardList>>;

export function useCards(address: CardAddress): CardsQuery {
  const filter = cardFilter(address);
  return useInfiniteQuery({
    queryKey: ['cards', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      apiFetch<OpenCardList>(
        withQuery('/api/cards', { perPage, filter, cursor: pageParam ?? undefined }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: watchMillis,
  });
}
