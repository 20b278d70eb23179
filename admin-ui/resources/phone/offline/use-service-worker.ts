import { useEffect } from 'react';
import { Workbox } from 'workbox-window';
import { newerScreens } from '../../../layout/newer-screens.ts';

/** Registers the worker that keeps the screens on the device; a newer one waits until somebody takes its screens. */
export function useServiceWorker(): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) {
      return undefined;
    }
    const workbox = new Workbox('/service-worker.js');
    const tell = (): void => {
      newerScreens.set(true);
    };
    workbox.addEventListener('waiting', tell);
    void workbox.register().catch(() => undefined);
    return () => {
      workbox.removeEventListener('waiting', tell);
    };
  }, []);
}
