import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Draft } from '../../../../api/contract/procedure-drafts.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { sessionExpiry } from '../../../providers/session-expiry.ts';
import { useSession } from '../../../providers/session.ts';
import { draftQueryKey, readDraft, writeDraft } from '../../procedures/draft-queries.ts';
import { DraftSaver, type SaveState, type Shown } from './draft-saver.ts';
import { createDiagramStore } from './kept-diagram.ts';

/** The browser asks before the page goes that alone has what was drawn. */
function useAskBeforeLoss(isNowhereElse: boolean): void {
  useEffect(() => {
    if (!isNowhereElse) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isNowhereElse]);
}

/** Keeps what is drawn of a draft while the page is there, and what is left when it is not. */
export function useDraftSaver(draft: Draft): {
  readonly saver: DraftSaver;
  readonly state: SaveState;
  readonly shown: Shown;
} {
  const client = useQueryClient();
  const { user } = useSession();
  const [saver] = useState(
    () =>
      new DraftSaver({
        draft,
        store: createDiagramStore(user.id, draft.id, localStorage),
        put: async (version, xml) => writeDraft(draft.id, { version, xml }),
        get: async () => readDraft(draft.id),
        now: () => ticker.now(),
        onSaved: (saved) => {
          client.setQueryData(draftQueryKey(draft.id), saved);
        },
      }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  const shown = useSyncExternalStore(saver.subscribe, saver.shown);
  useEffect(() => {
    saver.follow(draft);
  }, [saver, draft]);
  useEffect(() => {
    const again = (): void => {
      if (!sessionExpiry.signal.get()) {
        void saver.save();
      }
    };
    const leaveSession = sessionExpiry.signal.subscribe(again);
    window.addEventListener('online', again);
    window.addEventListener('pagehide', again);
    return () => {
      leaveSession();
      window.removeEventListener('online', again);
      window.removeEventListener('pagehide', again);
      saver.leave();
    };
  }, [saver]);
  useAskBeforeLoss(state.kind === 'waiting' && !state.onDevice);
  // Who may no longer write it is told so by the draft itself.
  const refused = state.kind === 'refused' ? state.code : null;
  useEffect(() => {
    if (refused !== null) {
      void client.invalidateQueries({ queryKey: draftQueryKey(draft.id) });
    }
  }, [client, draft.id, refused]);
  return { saver, state, shown };
}
