import type Type from 'typebox';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Now } from '../../api/contract/session.ts';
import { ticker } from '../clocks/ticker.ts';
import { apiFetch } from './api-fetch.ts';

type NowAnswer = Type.Static<typeof Now>;

const everyMinutes = 60_000;

/**
 * The server's time and whether it is working time. Sets the page's ticker, so that no clock
 * depends on the machine's time.
 */
export function useServerClock(): NowAnswer | undefined {
  const { data } = useQuery({
    queryKey: ['now'],
    queryFn: async () => {
      const sentAt = ticker.now();
      const now = await apiFetch<NowAnswer>('/api/now');
      const travel = Math.max(0, ticker.now() - sentAt) / 2;
      ticker.synchronize(Date.parse(now.at) + travel);
      return now;
    },
    refetchInterval: everyMinutes,
    // Clocks of a hidden page go on: they have to know when working time ends.
    refetchIntervalInBackground: true,
    staleTime: everyMinutes,
  });
  const working = data?.workingTime ?? null;
  useEffect(() => {
    ticker.setWorkingTime(working);
  }, [working]);
  return data;
}
