import { useQuery } from '@tanstack/react-query';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { isProblem } from '../../../providers/api-failure.ts';
import { apiFetch } from '../../../providers/api-fetch.ts';

export interface LoadedTask {
  readonly task: TaskDetail | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * `GET /api/tasks/:id`. Live events and operations make it ask again. It has a key of its own:
 * react-admin fills its `getOne` with the rows of lists, which have neither form nor actions.
 */
export function useTask(id: string): LoadedTask {
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'detail', id],
    queryFn: ({ signal }) =>
      apiFetch<TaskDetail>(`/api/tasks/${encodeURIComponent(id)}`, { signal }),
  });
  return {
    // Once it asks for the purpose again, what was read is not shown any more.
    task: isProblem(error, 'purpose-required') ? undefined : data,
    error,
    retry: () => {
      void refetch();
    },
  };
}
