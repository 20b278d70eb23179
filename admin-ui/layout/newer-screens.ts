import { useCheckForApplicationUpdate } from 'ra-core';
import { useEffect } from 'react';
import { createSignal, useSignal } from '../providers/signal.ts';

const lookMillis = 10 * 60_000;
/** The service worker keeps no page of this address, so it is always the server that answers. */
const page = '/?newest';

/** Whether the server has newer screens than those that are shown. */
export const newerScreens = createSignal(false);

/** What failed because its part of these screens did not come. */
const missing = new WeakSet();

// What the build puts around every part that is loaded later tells why it did not come.
window.addEventListener('vite:preloadError', (event) => {
  if ('payload' in event && event.payload instanceof Error) {
    missing.add(event.payload);
  }
});

/** Whether something failed because its part of the screens did not come: newer ones took its place, or nothing comes at all. */
export const isMissingScreen = (failure: unknown): boolean =>
  failure instanceof Error && missing.has(failure);

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
