import { useEffect, useMemo } from 'react';
import { ticker } from '../clocks/ticker.ts';
import { useSession } from '../providers/session.ts';
import { createDraftStore, type Draft, type DraftStore } from './draft-store.ts';

const keepMillis = 400;

/** The drafts of whoever is signed in, on this device. */
export function useDrafts(): DraftStore {
  const { user } = useSession();
  return useMemo(() => createDraftStore(user.id, localStorage, ticker.now()), [user.id]);
}

/** Keeps what was typed a moment after the last key; `draft` is null while there is nothing to keep. */
export function useKeptDraft(
  drafts: DraftStore,
  task: string,
  draft: Omit<Draft, 'at'> | null,
  kept: (at: number) => void,
): void {
  useEffect(() => {
    if (draft === null) {
      return undefined;
    }
    const timer = setTimeout(() => {
      const at = ticker.now();
      drafts.write(task, { ...draft, at });
      kept(at);
    }, keepMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [drafts, task, draft, kept]);
}
