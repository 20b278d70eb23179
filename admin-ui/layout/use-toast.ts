import { useNotify } from 'ra-core';
import { useMemo } from 'react';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly success: (text: string, action?: ToastAction) => void;
  readonly error: (text: string) => void;
}

const successMillis = 6000;

/** What stands at the bottom left: one at a time, successes for 6 s, errors until closed. */
export function useToast(): Toast {
  const notify = useNotify();
  return useMemo(
    () => ({
      success: (text, action) => {
        notify(text, { type: 'success', autoHideDuration: successMillis, action });
      },
      error: (text) => {
        notify(text, { type: 'error', autoHideDuration: null });
      },
    }),
    [notify],
  );
}

/** Reads back the action of a notification, which react-admin passes on untyped. */
export const isToastAction = (value: unknown): value is ToastAction =>
  typeof value === 'object' && value !== null && 'label' in value && 'run' in value;
