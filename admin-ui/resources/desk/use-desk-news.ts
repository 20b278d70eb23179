import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSignal } from '../../providers/signal.ts';
import { changes } from '../../providers/use-live-events.ts';

/** So many events a second may come: the lists are not asked for more often. */
const settleMillis = 1_500;
/** Becoming late makes no event, nor for whoever gave an order that it was read. */
const watchMillis = 30_000;

/** Whether somebody reads or works in the lists: rows must not jump under the pointer. */
const isBusy = (lists: HTMLElement | null): boolean =>
  lists !== null && (lists.matches(':hover') || lists.contains(document.activeElement));

export interface DeskNews {
  /** What is shown has changed meanwhile, and waits until it is asked for or the lists are left. */
  readonly waiting: boolean;
  readonly show: () => void;
}

/** Asks for the desk again as things happen and as time passes, while nobody is in its lists. */
export function useDeskNews(
  lists: RefObject<HTMLElement | null>,
  changed: () => Promise<boolean>,
): DeskNews {
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
  const look = async (): Promise<void> => {
    if (!isBusy(lists.current)) show();
    // What cannot be asked for now is asked for the next time.
    else if (await changed().catch(() => false)) setWaiting(true);
  };
  const latest = useRef({ look, show });
  useEffect(() => {
    latest.current = { look, show };
  });
  useEffect(() => {
    if (count === seen.current) return;
    seen.current = count;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      void latest.current.look();
    }, settleMillis);
  }, [count]);
  useEffect(() => {
    const watch = setInterval(() => void latest.current.look(), watchMillis);
    return () => {
      clearInterval(watch);
      if (timer.current !== null) clearTimeout(timer.current);
    };
  }, []);
  useEffect(() => {
    const element = lists.current;
    if (!waiting || element === null) return undefined;
    const left = (): void => {
      // The next element has the focus only after this one has lost it.
      setTimeout(() => {
        if (!isBusy(element)) latest.current.show();
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
