import { useCallback, useMemo } from 'react';
import { ticker } from '../clocks/ticker.ts';
import { useSession } from '../providers/session.ts';
import { createDraftStore, type Draft, type DraftStore } from './draft-store.ts';
import { useKeptSoon } from './use-kept-soon.ts';

/** The drafts of whoever is signed in, on this device. */
export function useDrafts(): DraftStore {
  const { user } = useSession();
  return useMemo(() => createDraftStore(user.id, localStorage), [user.id]);
}

/**
 * Keeps what was typed, as `useKeptSoon` does; `draft` is null while there is nothing to keep. Returns what
 * forgets it.
 */
export function useKeptDraft(
  drafts: DraftStore,
  task: string,
  draft: Omit<Draft, 'at'> | null,
  kept: (at: number) => void,
): () => void {
  const giveUp = useKeptSoon(draft, (last) => {
    const at = ticker.now();
    if (drafts.write(task, { ...last, at })) {
      kept(at);
    }
  });
  return useCallback(() => {
    giveUp();
    drafts.clear(task);
  }, [giveUp, drafts, task]);
}
