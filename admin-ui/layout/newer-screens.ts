import { useCheckForApplicationUpdate } from 'ra-core';
import { useEffect } from 'react';
import { createSignal, useSignal } from '../providers/signal.ts';

const lookMillis = 10 * 60_000;
/** The service worker keeps no page of this address, so it is always the server that answers. */
const page = '/?newest';

/** Whether the server has newer screens than those that are shown. */
export const newerScreens = createSignal(false);

async function keptBy(): Promise<ServiceWorkerRegistration | undefined> {
  return 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : undefined;
}

/** Asks the server now and then, and the device for newer screens that it has fetched already. */
export function useNewerScreens(): boolean {
  useCheckForApplicationUpdate({
    url: page,
    interval: lookMillis,
    onNewVersionAvailable: () => {
      newerScreens.set(true);
    },
  });
  useEffect(() => {
    const look = async (): Promise<void> => {
      const registration = await keptBy();
      if ((registration?.waiting ?? null) !== null) {
        newerScreens.set(true);
      }
    };
    void look();
  }, []);
  return useSignal(newerScreens);
}

/** Shows the newer screens. A worker that keeps screens on the device has to give way first, or they would be the old ones again. */
export async function takeNewerScreens(): Promise<void> {
  const registration = await keptBy();
  await registration?.update().catch(() => undefined);
  const next = registration?.waiting ?? registration?.installing ?? null;
  if (next === null) {
    window.location.reload();
    return;
  }
  const follow = (): void => {
    if (next.state === 'installed') {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is of this origin
      next.postMessage({ type: 'SKIP_WAITING' });
    } else if (next.state !== 'installing') {
      window.location.reload();
    }
  };
  next.addEventListener('statechange', follow);
  follow();
}
