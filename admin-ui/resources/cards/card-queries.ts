import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CardReport, OpenCardList } from '../../../api/contract/supervision.ts';
import { ticker } from '../../clocks/ticker.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { usePages, type Pages } from '../../providers/use-pages.ts';
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

export type CardsQuery = Pages<OpenCardList>;

export function useCards(address: CardAddress): CardsQuery {
  const filter = cardFilter(address);
  return usePages({
    key: ['cards', 'list', filter],
    path: '/api/cards',
    query: { perPage, filter },
    every: watchMillis,
  });
}
