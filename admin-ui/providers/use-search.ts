import {
  startTransition,
  useCallback,
  useLayoutEffect,
  useMemo,
  useOptimistic,
  useRef,
} from 'react';
import { useSearchParams } from 'react-router';

/** What was written while the router's address was `from`; it follows in a transition, when there is time. */
let ahead: { readonly from: string; readonly to: string } | null = null;

export type ChangeSearch = (
  next: (now: URLSearchParams) => URLSearchParams,
  /** False: as another entry of the browser's history. */
  replace?: boolean,
) => void;

/**
 * The search part of the page's address. What is written is read at once, and what is written next builds on it:
 * the next key or press does not act on what stood there before.
 */
export function useSearch(): readonly [search: URLSearchParams, change: ChangeSearch] {
  const [search, setSearch] = useSearchParams();
  const there = search.toString();
  const [text, showAtOnce] = useOptimistic(there);
  useLayoutEffect(() => {
    if (ahead !== null && ahead.from !== there) {
      ahead = null;
    }
  }, [there]);
  const latest = useRef({ there, setSearch });
  useLayoutEffect(() => {
    latest.current = { there, setSearch };
  });
  // The same for as long as the page stands: what is given it is not drawn anew whenever the address changes.
  const change = useCallback<ChangeSearch>(
    (next, replace = true) => {
      const { there: from, setSearch: write } = latest.current;
      const now = ahead?.from === from ? ahead.to : from;
      const to = next(new URLSearchParams(now)).toString();
      ahead = { from, to };
      startTransition(() => {
        showAtOnce(to);
        write(to, { replace });
      });
    },
    [showAtOnce],
  );
  return [useMemo(() => new URLSearchParams(text), [text]), change];
}
