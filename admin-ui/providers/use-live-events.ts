import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenToEvents, liveConnection, type LiveEvent } from './live-events.ts';
import { returns, watchReturns } from './returns.ts';
import { sessionQueryKey } from './session.ts';
import { createSignal, useSignal } from './signal.ts';

/** Ids of the tasks that changed last, changes at once together: lists decide themselves when to show them. */
export const taskEvents = createSignal<{ readonly ids: readonly string[] }>({ ids: [] });

/** When an incident last opened or was resolved, by the clock of the queries; the list decides when to show it. */
export const incidentNews = createSignal<{ readonly at: number }>({ at: 0 });

/** How many times something about cases or tasks has changed since the page was opened; changes at once count as one. */
export const changes = createSignal<{ readonly count: number }>({ count: 0 });

const gatherMillis = 250;

/** Lists that go on by page decide themselves when they ask again. */
const isList = (queryKey: QueryKey): boolean => queryKey[1] === 'getInfiniteList';

/** Makes what an event is about stale, so that whatever shows it asks again. Lists are left alone. */
export function refreshFor(queries: QueryClient, events: readonly LiveEvent[]): void {
  const cases = new Set(events.flatMap((event) => (event.caseId === null ? [] : [event.caseId])));
  const tasks = new Set(events.flatMap((event) => (event.taskId === null ? [] : [event.taskId])));
  if (events.some((event) => event.type === 'resync')) {
    void queries.invalidateQueries();
    return;
  }
  void queries.invalidateQueries({ queryKey: ['task-counts'] });
  // The server says so of every notice that it writes, to whom it is for.
  if (events.some((event) => event.type === 'notice-added')) {
    void queries.invalidateQueries({ queryKey: ['notices'] });
  }
  if (events.some((event) => event.type === 'incident-changed')) {
    incidentNews.set({ at: Date.now() });
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'incidents' && !isList(queryKey),
    });
  }
  void queries.invalidateQueries({
    predicate: ({ queryKey, state }) => {
      const [resource, , params] = queryKey;
      if (isList(queryKey)) return false;
      if (resource === 'tasks') return mentions(params, tasks);
      // A case that was opened by its number has its id only in the answer.
      return resource === 'cases' && (mentions(params, cases) || mentions(state.data, cases));
    },
  });
}

function tellTasks(events: readonly LiveEvent[]): void {
  const changed = events.filter(({ type }) => type === 'task-changed');
  if (changed.length > 0) {
    taskEvents.set({ ids: changed.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])) });
  }
}

/** Query keys of react-admin end in `{ id }`; those of the case's parts in the id itself. */
function mentions(params: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof params === 'string') {
    return ids.has(params);
  }
  return (
    typeof params === 'object' &&
    params !== null &&
    'id' in params &&
    typeof params.id === 'string' &&
    ids.has(params.id)
  );
}

/** Keeps the page true to the server while somebody is signed in. */
export function useLiveEvents(): void {
  const queries = useQueryClient();
  const connection = useSignal(liveConnection);
  useEffect(() => {
    if (connection === 'away') {
      // A stream also ends with the session: asking tells which of the two it was.
      void queries.invalidateQueries({ queryKey: sessionQueryKey });
    }
  }, [connection, queries]);
  useEffect(
    () =>
      watchReturns(() => {
        // What the browser's own return has asked for already is not asked twice.
        void queries.invalidateQueries(
          { predicate: ({ queryKey }) => !isList(queryKey) },
          { cancelRefetch: false },
        );
        returns.set(returns.get() + 1);
      }),
    [queries],
  );
  useEffect(() => {
    let gathered: LiveEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = (): void => {
      timer = null;
      refreshFor(queries, gathered);
      tellTasks(gathered);
      gathered = [];
      changes.set({ count: changes.get().count + 1 });
    };
    const stop = listenToEvents(
      () => new EventSource('/api/events'),
      (event) => {
        gathered.push(event);
        timer ??= setTimeout(flush, gatherMillis);
      },
    );
    return () => {
      stop();
      if (timer !== null) {
        clearTimeout(timer);
      }
    };
  }, [queries]);
}
