import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Close from '@mui/icons-material/Close';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import { useNotificationContext, useTranslate } from 'ra-core';
import { useEffect, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { isToastAction } from './use-toast.ts';

type Shown = ReturnType<typeof useNotificationContext>['notifications'][number];

const defaultMillis = 6000;

/** Shows the notifications one after the other. */
export function Toasts() {
  const { notifications, takeNotification } = useNotificationContext();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (notifications.length > 0 && (shown === null || shown.type !== 'error')) {
      setShown(takeNotification() ?? null);
    }
  }, [notifications, shown, takeNotification]);
  const millis = shown?.notificationOptions?.autoHideDuration;
  useEffect(() => {
    if (shown === null || millis === null) {
      return undefined;
    }
    const timer = setTimeout(() => {
      setShown(null);
    }, millis ?? defaultMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [shown, millis]);
  const close = (): void => {
    setShown(null);
  };
  return (
    <div className="bh-toasts" aria-live={shown?.type === 'error' ? 'assertive' : 'polite'}>
      {shown === null ? null : <ToastLine shown={shown} onClose={close} />}
    </div>
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
            action.run();
            onClose();
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
