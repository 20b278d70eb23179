import { useQuery } from '@tanstack/react-query';
import type { Board } from '../../api/contract/board.ts';
import { apiFetch } from './api-fetch.ts';
import { useSession } from './session.ts';

const everyMillis = 60_000;

/** How many tasks are overdue on the board of those who have one; they become so without any event. */
export function useOverdueCount(wanted: boolean): number {
  const { permissions } = useSession();
  const { data } = useQuery({
    queryKey: ['board', 'badge'],
    queryFn: ({ signal }) => apiFetch<Board>('/api/board', { signal }),
    enabled: wanted && permissions.includes('board.read'),
    staleTime: everyMillis,
    refetchInterval: everyMillis,
  });
  return data?.overdue ?? 0;
}
