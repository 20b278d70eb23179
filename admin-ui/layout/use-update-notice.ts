import { useCheckForApplicationUpdate } from 'ra-core';
import { useWords } from '../messages/use-words.ts';
import { useToast } from './use-toast.ts';

const updateMillis = 10 * 60_000;

/** Tells that the server has newer screens; they are taken when somebody wants them. */
export function useUpdateNotice(): void {
  const { t } = useWords();
  const toast = useToast();
  useCheckForApplicationUpdate({
    url: '/',
    interval: updateMillis,
    onNewVersionAvailable: () => {
      toast.success(t('frame.update.text'), {
        label: t('frame.update.action'),
        run: () => {
          window.location.reload();
        },
      });
    },
  });
}
