import { useGetOne } from 'ra-core';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';

export interface LoadedTask {
  readonly task: TaskDetail | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** `GET /api/tasks/:id`. Live events and operations make it ask again. */
export function useTask(id: string): LoadedTask {
  const { data, error, refetch } = useGetOne<TaskDetail>('tasks', { id }, { retry: false });
  return {
    task: data,
    error: error ?? null,
    retry: () => {
      void refetch();
    },
  };
}
