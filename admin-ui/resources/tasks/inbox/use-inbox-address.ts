import { startTransition, useCallback, useMemo, useOptimistic } from 'react';
import { useSearchParams } from 'react-router';
import { formatAddress, parseAddress, type InboxAddress } from './inbox-address.ts';

export interface InboxPlace {
  readonly address: InboxAddress;
  /** Whether the address names a view. */
  readonly hasView: boolean;
  /** Goes elsewhere: another entry of the browser's history, or in place of this one. */
  readonly go: (part: Partial<InboxAddress>, replace?: boolean) => void;
  /** Selects a row: the same entry of the history, so that "back" leaves the inbox. */
  readonly select: (task: string | null) => void;
}

export function useInboxAddress(): InboxPlace {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const there = useMemo(() => parseAddress(new URLSearchParams(text)), [text]);
  // The router's address follows when there is time; the next key acts on what was selected last.
  const [task, selectAtOnce] = useOptimistic(there.task);
  const address = useMemo(() => ({ ...there, task }), [there, task]);
  const go = useCallback(
    (part: Partial<InboxAddress>, replace = false) => {
      setSearch((now) => formatAddress({ ...parseAddress(now), task: null, ...part }), { replace });
    },
    [setSearch],
  );
  const select = useCallback(
    (next: string | null) => {
      startTransition(() => {
        selectAtOnce(next);
        setSearch((now) => formatAddress({ ...parseAddress(now), task: next }), { replace: true });
      });
    },
    [setSearch, selectAtOnce],
  );
  return { address, hasView: search.has('view'), go, select };
}
