import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Welcome } from '../../api/contract/session.ts';
import { apiFetch } from './api-fetch.ts';
import { liveConnection } from './live-events.ts';
import { useSignal } from './signal.ts';
import { useOnline } from './use-online.ts';

export type ServiceState = 'fine' | 'offline' | 'away' | 'engine' | 'database';

const watchMillis = 20_000;

export const welcomeQuery = {
  queryKey: ['welcome'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    apiFetch<Welcome>('/api/welcome', { signal }),
} as const;

/** Since when the engine has been away, epoch milliseconds; null while it is there or nobody knows. */
export function useEngineAwaySince(): number | null {
  const { data } = useQuery(welcomeQuery);
  const since = data?.engineAwaySince ?? null;
  return since === null ? null : Date.parse(since);
}

/** What is wrong, the worst first; `fine` when nothing is. Asked rarely while all is well. */
export function useServiceState(): ServiceState {
  const online = useOnline();
  const live = useSignal(liveConnection);
  const { data, refetch } = useQuery({ ...welcomeQuery, refetchInterval: watchMillis });
  useEffect(() => {
    if (live === 'away') {
      void refetch();
    }
  }, [live, refetch]);
  if (!online) {
    return 'offline';
  }
  if (data?.database === false) {
    return 'database';
  }
  if (data?.engine === false) {
    return 'engine';
  }
  return live === 'away' ? 'away' : 'fine';
}
