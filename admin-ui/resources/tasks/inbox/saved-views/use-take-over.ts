import { useRemoveFromStore, useStore } from 'ra-core';
import { useEffect, useRef } from 'react';
import { useSession } from '../../../../providers/session.ts';
import { readKept, takeOver } from './take-over.ts';
import { useRefreshSavedViews, type SavedViews } from '../../../saved-views/use-saved-views.ts';

/** Views that this browser kept for the person move to the server, once those of the server are known. */
export function useTakeOver({ state, views }: SavedViews): void {
  const { user } = useSession();
  const key = `inbox.views.${user.id}`;
  const [kept, setKept] = useStore<unknown>(key);
  const forget = useRemoveFromStore();
  const refresh = useRefreshSavedViews();
  const started = useRef(false);
  useEffect(() => {
    const waiting = readKept(kept);
    if (state !== 'there' || waiting.length === 0 || started.current) {
      return;
    }
    started.current = true;
    const move = async (): Promise<void> => {
      const left = await takeOver(waiting, views);
      if (left.length === 0) {
        forget(key);
      } else {
        setKept(left);
      }
      await refresh();
    };
    void move();
  }, [state, views, kept, key, forget, setKept, refresh]);
}
