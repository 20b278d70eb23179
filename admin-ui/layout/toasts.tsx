import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Close from '@mui/icons-material/Close';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import { useNotificationContext, useTranslate } from 'ra-core';
import { useCallback, useEffect } from 'react';
import { useWords } from '../messages/use-words.ts';
import { useSignal } from '../providers/signal.ts';
import { lastUndo } from './last-undo.ts';
import { isToastAction } from './use-toast.ts';

type Shown = ReturnType<typeof useNotificationContext>['notifications'][number];

const defaultMillis = 6000;

/** What it offers to take back was taken back elsewhere, or is not the last thing any more. */
function useIsUndone(shown: Shown | undefined): boolean {
  const last = useSignal(lastUndo);
  const action: unknown = shown?.notificationOptions?.['action'];
  return isToastAction(action) && action.undo !== undefined && action.undo !== last;
}

/** Shows the notifications one after the other; an error stays until closed or until there is newer word. */
export function Toasts() {
  const { t } = useWords();
  const { notifications, setNotifications } = useNotificationContext();
  const shown = notifications[0];
  // By what is shown, not by its place: one that came in the same moment is not lost.
  const close = useCallback(() => {
    setNotifications((waiting) => waiting.filter((each) => each !== shown));
  }, [shown, setNotifications]);
  const undone = useIsUndone(shown);
  const superseded = undone || (notifications.length > 1 && shown?.type === 'error');
  const millis = shown?.notificationOptions?.autoHideDuration;
  useEffect(() => {
    if (shown === undefined || (millis === null && !superseded)) {
      return undefined;
    }
    const timer = setTimeout(close, superseded ? 0 : (millis ?? defaultMillis));
    return () => {
      clearTimeout(timer);
    };
  }, [shown, millis, superseded, close]);
  return (
    <section
      className="bh-toasts"
      aria-label={t('frame.toast.region')}
      aria-live={shown?.type === 'error' ? 'assertive' : 'polite'}
    >
      {shown === undefined ? null : <ToastLine shown={shown} onClose={close} />}
    </section>
  );
}

function ToastLine({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }) {
  const { t } = useWords();
  const translate = useTranslate();
  const { message, type, notificationOptions } = shown;
  const action: unknown = notificationOptions?.['action'];
  const Icon = type === 'error' || type === 'warning' ? ReportOutlined : CheckCircleOutlined;
  return (
    <div className={`bh-toast ${type}`}>
      <Icon className="bh-icon" aria-hidden="true" />
      <span>{typeof message === 'string' ? translate(message, { _: message }) : message}</span>
      {isToastAction(action) ? (
        <button
          type="button"
          className="bh-toast-action"
          onClick={() => {
            onClose();
            action.run();
          }}
        >
          {action.label}
        </button>
      ) : null}
      <button
        type="button"
        className="bh-toast-close"
        aria-label={t('frame.toast.close')}
        onClick={onClose}
      >
        <Close className="bh-icon" />
      </button>
    </div>
  );
}
