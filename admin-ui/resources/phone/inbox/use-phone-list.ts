import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { Task, TaskDetail, TaskList, TaskView } from '../../../../api/contract/tasks.ts';
import { apiFetch, withQuery } from '../../../providers/api-fetch.ts';
import { taskEvents } from '../../../providers/use-live-events.ts';

const most = 100;

const listPath = (view: TaskView): string =>
  withQuery('/api/tasks', {
    view,
    perPage: most,
    sort: view === 'done' ? 'closedAt' : 'dueAt',
    order: view === 'done' ? 'DESC' : 'ASC',
  });

const readViews = async (
  views: readonly TaskView[],
  signal: AbortSignal,
): Promise<readonly Task[]> => {
  const lists = await Promise.all(
    views.map((view) => apiFetch<TaskList>(listPath(view), { signal })),
  );
  return lists.flatMap((list) => list.data);
};

export interface PhoneList {
  readonly tasks: readonly Task[] | undefined;
  readonly error: Error | null;
  /** The list has changed at the server while somebody was reading it. */
  readonly changed: boolean;
  readonly refresh: () => void;
}

/** What is the person's own and what anybody of their posts may take, or what they have done. */
export function usePhoneList(done: boolean, reading: () => boolean): PhoneList {
  const views: readonly TaskView[] = done ? ['done'] : ['mine', 'pool'];
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'phone', done ? 'done' : 'waiting'],
    queryFn: ({ signal }) => readViews(views, signal),
  });
  const [changed, setChanged] = useState(false);
  useEffect(
    () =>
      taskEvents.subscribe(() => {
        if (reading()) {
          // Rows do not jump under the thumb.
          setChanged(true);
        } else {
          void refetch();
        }
      }),
    [reading, refetch],
  );
  return {
    tasks: data,
    error,
    changed,
    refresh: () => {
      setChanged(false);
      void refetch();
    },
  };
}

const ahead = 20;
const aheadMillis = 5 * 60_000;

/** Reads the tasks of the list ahead, so that they open without a network. */
export function useReadAhead(tasks: readonly Task[] | undefined): void {
  const queries = useQueryClient();
  const ids = (tasks ?? [])
    .slice(0, ahead)
    .map((task) => `${task.id} ${task.caseId}`)
    .join(',');
  useEffect(() => {
    if (ids === '' || !navigator.onLine) {
      return undefined;
    }
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      for (const pair of ids.split(',')) {
        const [task = '', inCase = ''] = pair.split(' ');
        if (stop.signal.aborted) {
          return;
        }
        await queries.query({
          queryKey: ['tasks', 'detail', task],
          queryFn: () => apiFetch<TaskDetail>(`/api/tasks/${encodeURIComponent(task)}`),
          staleTime: aheadMillis,
        });
        await queries.query({
          queryKey: ['cases', 'detail', inCase],
          queryFn: () => apiFetch<CaseDetail>(`/api/cases/${encodeURIComponent(inCase)}`),
          staleTime: aheadMillis,
        });
      }
    };
    // What cannot be read ahead is read when it is opened.
    void read().catch(() => undefined);
    return () => {
      stop.abort();
    };
  }, [ids, queries]);
}
