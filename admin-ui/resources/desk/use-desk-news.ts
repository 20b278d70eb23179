import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSignal } from '../../providers/signal.ts';
import { changes } from '../../providers/use-live-events.ts';

/** So many events a second may come: the lists are not asked for more often. */
const settleMillis = 1_500;

/** Whether somebody reads or works in the lists: rows must not jump under the pointer. */
const isBusy = (lists: HTMLElement | null): boolean =>
  lists !== null && (lists.matches(':hover') || lists.contains(document.activeElement));

export interface DeskNews {
  /** Something has changed meanwhile, and waits until it is asked for or the lists are left. */
  readonly waiting: boolean;
  readonly show: () => void;
}

/** Asks for the desk again once something has changed, as soon as nobody is in its lists. */
export function useDeskNews(lists: RefObject<HTMLElement | null>): DeskNews {
  const queries = useQueryClient();
  const { count } = useSignal(changes);
  const seen = useRef(count);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [waiting, setWaiting] = useState(false);
  const show = (): void => {
    setWaiting(false);
    void queries.invalidateQueries({ queryKey: ['desk'] });
    void queries.invalidateQueries({ queryKey: ['board'] });
  };
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    if (count === seen.current) return;
    seen.current = count;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      if (isBusy(lists.current)) setWaiting(true);
      else latest.current();
    }, settleMillis);
  }, [count, lists]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useEffect(() => {
    const element = lists.current;
    if (!waiting || element === null) return undefined;
    const left = (): void => {
      // The next element has the focus only after this one has lost it.
      setTimeout(() => {
        if (!isBusy(element)) latest.current();
      }, 0);
    };
    element.addEventListener('pointerleave', left);
    element.addEventListener('focusout', left);
    return () => {
      element.removeEventListener('pointerleave', left);
      element.removeEventListener('focusout', left);
    };
  }, [waiting, lists]);
  return { waiting, show };
}
