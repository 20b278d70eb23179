import { useCallback, useMemo } from 'react';
import { useSearch } from '../../../providers/use-search.ts';
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
  const [search, change] = useSearch();
  const address = useMemo(() => parseAddress(search), [search]);
  const go = useCallback(
    (part: Partial<InboxAddress>, replace = false) => {
      change((now) => formatAddress({ ...parseAddress(now), task: null, ...part }), replace);
    },
    [change],
  );
  const select = useCallback(
    (task: string | null) => {
      change((now) => formatAddress({ ...parseAddress(now), task }));
    },
    [change],
  );
  return { address, hasView: search.has('view'), go, select };
}
