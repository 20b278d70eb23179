import { useQuery } from '@tanstack/react-query';
import type { TaskCounts } from '../../api/contract/tasks.ts';
import { apiFetch } from './api-fetch.ts';

/** `GET /api/tasks/counts`: by view, by stage, overdue. Refreshed by live events. */
export function useTaskCounts(): TaskCounts | undefined {
  return useQuery({
    queryKey: ['task-counts'],
    queryFn: ({ signal }) => apiFetch<TaskCounts>('/api/tasks/counts', { signal }),
    staleTime: 15_000,
  }).data;
}
