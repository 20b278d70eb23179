import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keepAnswersBy } from '../../../providers/api-fetch.ts';
import { keptSession } from '../../../providers/kept-session.ts';
import { liveConnection } from '../../../providers/live-events.ts';
import { useSession } from '../../../providers/session.ts';
import { useSignal } from '../../../providers/signal.ts';
import {
  createAnswerKeeper,
  forgetAnswers,
  forgetShown,
  shownSince,
} from '../offline/answer-keeper.ts';
import '../offline/use-install.ts';
import { useServiceWorker } from '../offline/use-service-worker.ts';
import { createOutbox, kept, lastAnswered, type Outbox } from '../outbox/outbox.ts';
import { isWaiting } from '../outbox/drain.ts';

const retryMillis = 20_000;

/** Sends what waits: when the network is back, when the page is looked at again, and now and then. */
function useSending(outbox: Outbox): void {
  const live = useSignal(liveConnection);
  const waits = useSignal(kept).some(isWaiting);
  useEffect(() => {
    if (!waits) {
      return undefined;
    }
    const send = (): void => {
      if (navigator.onLine && document.visibilityState === 'visible') {
        void outbox.send();
      }
    };
    if (live !== 'away') {
      send();
    }
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', send);
    const timer = setInterval(send, retryMillis);
    return () => {
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', send);
      clearInterval(timer);
    };
  }, [outbox, waits, live]);
}

/** What is shown from the device is asked for anew when the server is there again. */
function useRenewal(): void {
  const queries = useQueryClient();
  const live = useSignal(liveConnection);
  useEffect(() => {
    if (live === 'live' && shownSince.get() !== null) {
      forgetShown();
      void queries.invalidateQueries();
    }
  }, [live, queries]);
}

/** What the phone does for whoever is signed in: keeps what is read and what is pressed, and sends it. */
export function useDevice(): Outbox {
  const session = useSession();
  const queries = useQueryClient();
  const person = session.user.id;
  const outbox = useMemo(() => createOutbox(person), [person]);
  useServiceWorker();
  useRenewal();
  useSending(outbox);
  useEffect(() => {
    keptSession.write(session);
  }, [session]);
  useEffect(() => {
    keepAnswersBy(createAnswerKeeper(person));
    void forgetAnswers((other) => other !== person);
    return () => {
      keepAnswersBy(null);
      forgetShown();
      if (keptSession.read() === null) {
        // Signed out: nothing that was read stays on the device.
        void forgetAnswers(() => true);
      }
    };
  }, [person]);
  useEffect(() => outbox.watch(), [outbox]);
  useEffect(
    () =>
      lastAnswered.subscribe(() => {
        void queries.invalidateQueries({ queryKey: ['tasks'] });
        void queries.invalidateQueries({ queryKey: ['cases'] });
        void queries.invalidateQueries({ queryKey: ['task-counts'] });
      }),
    [queries],
  );
  return outbox;
}
