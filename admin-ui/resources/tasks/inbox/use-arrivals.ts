import { useEffect, useRef, useState, type RefObject } from 'react';
import { taskEvents } from '../../../providers/use-live-events.ts';
import { useSignal } from '../../../providers/signal.ts';

const settleMillis = 600;

export interface Arrivals {
  /** Tasks that are not in the list yet. */
  readonly fresh: number;
  /** Whether anything changed at all since the list was fetched. */
  readonly changed: boolean;
  readonly show: () => void;
}

/** Whether somebody is reading the list right now: rows must not jump under the pointer. */
function isBusy(list: HTMLElement | null): boolean {
  return list !== null && (list.matches(':hover') || list.contains(document.activeElement));
}

/**
 * New rows wait while the pointer or the focus is in the list, or when so much is loaded that
 * fetching it all again would be felt; else the list follows by itself.
 */
export function useArrivals(
  list: RefObject<HTMLElement | null>,
  known: ReadonlySet<string>,
  follow: boolean,
  refresh: () => void,
): Arrivals {
  const { count, last } = useSignal(taskEvents);
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const seen = useRef(count);
  const show = (): void => {
    setWaiting(new Set());
    refresh();
  };
  const latest = useRef({ known, follow, refresh });
  useEffect(() => {
    latest.current = { known, follow, refresh };
  });
  useEffect(() => {
    if (count === seen.current) {
      return undefined;
    }
    seen.current = count;
    const id = last?.taskId ?? '';
    setWaiting((now) => new Set([...now, id]));
    const timer = setTimeout(() => {
      if (latest.current.follow && !isBusy(list.current)) {
        setWaiting(new Set());
        latest.current.refresh();
      }
    }, settleMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [count, last, list]);
  const fresh = [...waiting].filter((id) => id !== '' && !known.has(id)).length;
  return { fresh, changed: waiting.size > 0, show };
}
