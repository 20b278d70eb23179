import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import type { Task, TaskDetail, TaskList, TaskView } from '../../../../api/contract/tasks.ts';
import { apiFetch, withQuery } from '../../../providers/api-fetch.ts';
import { taskEvents } from '../../../providers/use-live-events.ts';

const perPage = 100;

/** Where a view goes on; null: it begins. */
interface Place {
  readonly view: TaskView;
  readonly cursor: string | null;
}

interface ViewPage {
  readonly view: TaskView;
  readonly list: TaskList;
}

const listPath = ({ view, cursor }: Place): string =>
  withQuery('/api/tasks', {
    view,
    perPage,
    sort: view === 'done' ? 'closedAt' : 'dueAt',
    order: view === 'done' ? 'DESC' : 'ASC',
    cursor: cursor ?? undefined,
  });

const readPlaces = (places: readonly Place[], signal: AbortSignal): Promise<readonly ViewPage[]> =>
  Promise.all(
    places.map(async (place) => ({
      view: place.view,
      list: await apiFetch<TaskList>(listPath(place), { signal }),
    })),
  );

const nextPlaces = (page: readonly ViewPage[]): readonly Place[] =>
  page.flatMap(({ view, list }) => (list.next === null ? [] : [{ view, cursor: list.next }]));

/** Who took a task of the pool between two pages has it in both views: it is one. */
const tasksOf = (pages: readonly (readonly ViewPage[])[]): readonly Task[] => [
  ...new Map(
    pages.flatMap((page) => page.flatMap(({ list }) => list.data.map((task) => [task.id, task]))),
  ).values(),
];

export interface PhoneList {
  /** What has been read so far. */
  readonly tasks: readonly Task[] | undefined;
  /** How many there are; undefined while it is not known. */
  readonly total: number | undefined;
  readonly totalIsLowerBound: boolean;
  /** Reads the next page; null when there is none. */
  readonly readOn: (() => void) | null;
  readonly readingOn: boolean;
  readonly error: Error | null;
  /** The list has changed at the server while somebody was reading it. */
  readonly changed: boolean;
  readonly refresh: () => void;
}

/** What is the person's own and what anybody of their posts may take, or what they have done. */
export function usePhoneList(done: boolean, reading: () => boolean): PhoneList {
  const views: readonly TaskView[] = done ? ['done'] : ['mine', 'pool'];
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    {
      queryKey: ['tasks', 'phone', done ? 'done' : 'waiting'],
      queryFn: ({ pageParam, signal }) => readPlaces(pageParam, signal),
      initialPageParam: views.map((view): Place => ({ view, cursor: null })) as readonly Place[],
      getNextPageParam: (last) => {
        const next = nextPlaces(last);
        return next.length === 0 ? undefined : next;
      },
    },
  );
  const tasks = useMemo(() => (data === undefined ? undefined : tasksOf(data.pages)), [data]);
  const lists = data?.pages[0]?.map(({ list }) => list);
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
    tasks,
    total: lists?.reduce((sum, { total }) => sum + total, 0),
    totalIsLowerBound: lists?.some(({ totalIsLowerBound }) => totalIsLowerBound) ?? false,
    readOn: hasNextPage
      ? () => {
          void fetchNextPage();
        }
      : null,
    readingOn: isFetchingNextPage,
    error,
    changed,
    refresh: () => {
      setChanged(false);
      void refetch();
    },
  };
}

/** What is sorted by distance, or narrowed to a stage, is so of all tasks: reads on to the end. */
export function useReadToEnd({ readOn, readingOn, error }: PhoneList, wanted: boolean): void {
  useEffect(() => {
    if (wanted && !readingOn && error === null) {
      readOn?.();
    }
  });
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
