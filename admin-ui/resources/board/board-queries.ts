import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Board, BoardTaskList, OnTimeRate } from '../../../api/contract/board.ts';
import type { Forecast } from '../../../api/contract/forecast.ts';
import { ticker } from '../../clocks/ticker.ts';
import { apiFetch, withQuery } from '../../providers/api-fetch.ts';
import { usePages, type AskedPages, type Pages } from '../../providers/use-pages.ts';
import { listFilter, type BoardAddress } from './board-address.ts';

/** Tasks become late without anybody doing anything, so the figures are asked for again. */
const figuresMillis = 15_000;
/** It is made every quarter of an hour. */
const forecastMillis = 60_000;
const rateMillis = 10 * 60_000;
const perPage = 25;

export function useBoard({ kind, urgency }: BoardAddress): UseQueryResult<Board> {
  return useQuery({
    queryKey: ['board', 'figures', kind, urgency],
    queryFn: async ({ signal }) => {
      const board = await apiFetch<Board>(withQuery('/api/board', { kind, urgency }), { signal });
      ticker.synchronize(board.serverTime);
      return board;
    },
    placeholderData: keepPreviousData,
    refetchInterval: figuresMillis,
  });
}

export function useOnTimeRate(): UseQueryResult<OnTimeRate> {
  return useQuery({
    queryKey: ['board', 'rate'],
    queryFn: ({ signal }) => apiFetch<OnTimeRate>('/api/board/on-time-rate', { signal }),
    staleTime: rateMillis,
  });
}

export type ForecastQuery = UseQueryResult<Forecast>;

export function useForecast({ kind, urgency }: BoardAddress): ForecastQuery {
  return useQuery({
    queryKey: ['board', 'forecast', kind, urgency],
    queryFn: ({ signal }) =>
      apiFetch<Forecast>(withQuery('/api/board/forecast', { kind, urgency }), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: forecastMillis,
  });
}

export type BoardTasksQuery = Pages<BoardTaskList>;

/** The list behind the board, so many rows a page. */
export function boardTasksAsked(address: BoardAddress, rows: number): AskedPages {
  const filter = listFilter(address);
  return {
    key: ['board', 'tasks', filter, rows],
    path: '/api/board/tasks',
    query: { perPage: rows, filter },
  };
}

export const useBoardTasks = (address: BoardAddress): BoardTasksQuery =>
  usePages(boardTasksAsked(address, perPage));
