import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { apiFetch, withQuery } from '../../../providers/api-fetch.ts';
import { returns } from '../../../providers/returns.ts';
import { useSignal } from '../../../providers/signal.ts';
import { taskEvents } from '../../../providers/use-live-events.ts';
import { askedFilter, type InboxAddress } from './inbox-address.ts';

const settleMillis = 600;
/** Where changes never end, they are looked at this long after the first of them. */
const longestMillis = 3000;
/** As many as one question may name; with more, the list is asked for as a whole. */
const mostIds = 50;

export interface Arrivals {
  /** Tasks that belong into the list and are not in it yet. */
  readonly fresh: number;
  /** Whether the list on screen is not what the server has. */
  readonly changed: boolean;
  readonly show: () => void;
}

interface ListOnScreen {
  readonly address: InboxAddress;
  readonly tasks: readonly Task[];
  /** Whether the list may follow by itself when nobody is in it. */
  readonly follows: boolean;
  readonly refresh: () => void;
}

interface Difference {
  readonly tasks: readonly Task[];
  readonly fresh: number;
  readonly changed: boolean;
}

/** Whether somebody is reading the list right now: rows must not jump under the pointer. */
function isBusy(list: HTMLElement | null): boolean {
  return list !== null && (list.matches(':hover') || list.contains(document.activeElement));
}

/** What of the changed tasks the list on screen does not show as the server has it. */
export function differenceOf(
  shown: readonly Task[],
  changed: readonly string[],
  now: readonly Task[],
): { readonly fresh: number; readonly changed: boolean } {
  const known = new Map(shown.map((task) => [task.id, task.version]));
  const there = new Map(now.map((task) => [task.id, task.version]));
  return {
    fresh: [...there.keys()].filter((id) => !known.has(id)).length,
    changed: changed.some((id) => known.get(id) !== there.get(id)),
  };
}

/** Asks which of some tasks belong into a view with its filters. */
async function askFor(address: InboxAddress, ids: readonly string[]): Promise<readonly Task[]> {
  const path = withQuery('/api/tasks', {
    view: address.view,
    perPage: mostIds,
    filter: JSON.stringify({ ...askedFilter(address), id: ids }),
  });
  return (await apiFetch<{ readonly data: readonly Task[] }>(path)).data;
}

/** The clocks of the list have stood still while somebody was away: they are asked for anew, and no row moves under the pointer. */
function useReturned(
  list: RefObject<HTMLElement | null>,
  latest: RefObject<ListOnScreen>,
  tell: (found: Difference) => void,
): void {
  const count = useSignal(returns);
  const seen = useRef(count);
  useEffect(() => {
    if (count === seen.current) {
      return undefined;
    }
    seen.current = count;
    const { tasks, follows } = latest.current;
    const refresh = (): void => {
      latest.current.refresh();
    };
    const element = list.current;
    const isUnderPointer = element?.matches(':hover') === true;
    if (follows && !isUnderPointer) {
      refresh();
      return undefined;
    }
    tell({ tasks, fresh: 0, changed: true });
    if (!follows) {
      return undefined;
    }
    element?.addEventListener('pointerleave', refresh, { once: true });
    return () => {
      element?.removeEventListener('pointerleave', refresh);
    };
  }, [count, latest, list, tell]);
}

/** Calls `look` with all tasks that changed, once no more do or it has been long enough. Returns how to stop. */
function whenSettled(look: (ids: readonly string[]) => Promise<void>): () => void {
  const waiting = new Set<string>();
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = (): void => {
    timer = null;
    const ids = [...waiting];
    waiting.clear();
    void look(ids);
  };
  const unsubscribe = taskEvents.subscribe(() => {
    for (const id of taskEvents.get().ids) {
      waiting.add(id);
    }
    const now = performance.now();
    if (timer === null) {
      since = now;
    } else {
      clearTimeout(timer);
    }
    timer = setTimeout(run, Math.min(settleMillis, since + longestMillis - now));
  });
  return () => {
    unsubscribe();
    if (timer !== null) {
      clearTimeout(timer);
    }
  };
}

/**
 * New rows wait while the pointer or the focus is in the list, or when so much is loaded that
 * fetching it all again would be felt; else the list follows by itself.
 */
export function useArrivals(list: RefObject<HTMLElement | null>, onScreen: ListOnScreen): Arrivals {
  const [found, setFound] = useState<Difference | null>(null);
  const latest = useRef(onScreen);
  useEffect(() => {
    latest.current = onScreen;
  });
  // Listened to outside of drawing: a page that is drawn anew for each of many events has no time for its reader.
  useEffect(() => {
    const look = async (ids: readonly string[]): Promise<void> => {
      const { address, tasks, follows, refresh } = latest.current;
      if (follows && !isBusy(list.current)) {
        refresh();
        return;
      }
      const now = ids.length > mostIds ? null : await askFor(address, ids).catch(() => null);
      const difference = now === null ? { fresh: 0, changed: true } : differenceOf(tasks, ids, now);
      if (difference.changed) {
        setFound({ tasks, ...difference });
      }
    };
    return whenSettled(look);
  }, [list]);
  useReturned(list, latest, setFound);
  // What was found is about the list that was on screen then; another one has been fetched since.
  const current = found !== null && found.tasks === onScreen.tasks ? found : null;
  return {
    fresh: current?.fresh ?? 0,
    changed: current !== null,
    show: () => {
      setFound(null);
      onScreen.refresh();
    },
  };
}
