import { useQuery } from '@tanstack/react-query';
import type { OrderList } from '../../api/contract/desk.ts';
import { apiFetch } from './api-fetch.ts';
import { useSession } from './session.ts';

const everyMillis = 60_000;

/** How many orders nobody has acknowledged, for those who have a desk; that one was read makes no event for who gave it. */
export function useOrderCount(wanted: boolean): number {
  const { permissions } = useSession();
  const { data } = useQuery({
    queryKey: ['desk', 'badge'],
    queryFn: ({ signal }) => apiFetch<OrderList>('/api/desk/orders?perPage=1', { signal }),
    enabled: wanted && permissions.includes('board.read'),
    staleTime: everyMillis,
    refetchInterval: everyMillis,
  });
  return data?.total ?? 0;
}
