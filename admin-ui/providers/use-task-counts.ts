import { useQuery } from '@tanstack/react-query';
import type { TaskCounts } from '../../api/contract/tasks.ts';
import { apiFetch } from './api-fetch.ts';
import { useSession } from './session.ts';

/** `GET /api/tasks/counts`: by view, by stage, overdue, for those who have tasks. Refreshed by live events. */
export function useTaskCounts(): TaskCounts | undefined {
  const { permissions } = useSession();
  return useQuery({
    queryKey: ['task-counts'],
    queryFn: ({ signal }) => apiFetch<TaskCounts>('/api/tasks/counts', { signal }),
    enabled: permissions.includes('task.read'),
    staleTime: 15_000,
  }).data;
}
