import { useEffect } from 'react';
import { Workbox } from 'workbox-window';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';

/**
 * Registers the worker that keeps the screens on the device. A new version is told; it is taken when
 * somebody presses for it, or when all pages have been closed.
 */
export function useServiceWorker(): void {
  const { t } = useWords();
  const toast = useToast();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) {
      return undefined;
    }
    const workbox = new Workbox('/service-worker.js');
    const tell = (): void => {
      toast.success(t('frame.update.text'), {
        label: t('frame.update.action'),
        run: () => {
          workbox.addEventListener('controlling', () => {
            window.location.reload();
          });
          workbox.messageSkipWaiting();
        },
      });
    };
    workbox.addEventListener('waiting', tell);
    void workbox.register().catch(() => undefined);
    return () => {
      workbox.removeEventListener('waiting', tell);
    };
  }, [t, toast]);
}
