import { useNotify } from 'ra-core';
import { useMemo } from 'react';
import { useWords } from '../messages/use-words.ts';
import { lastUndo, undoLast, type Undo } from './last-undo.ts';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** What is offered here may be done elsewhere too: once it is, the toast goes. */
  readonly undo?: Undo;
}

export interface Toast {
  readonly success: (text: string, action?: ToastAction) => void;
  /** A desk operation is done, and `undo` takes it back: by the button of the toast, or by `Z`. */
  readonly undoable: (text: string, undo: () => void) => void;
  readonly error: (text: string) => void;
}

const successMillis = 6000;

/** What stands at the bottom left: one at a time, successes for 6 s, errors until closed. */
export function useToast(): Toast {
  const notify = useNotify();
  const { t } = useWords();
  return useMemo(() => {
    const success = (text: string, action?: ToastAction): void => {
      // What is done last is what `Z` takes back, or it takes back nothing.
      lastUndo.set(action?.undo ?? null);
      notify(text, { type: 'success', autoHideDuration: successMillis, action });
    };
    return {
      success,
      undoable: (text, run) => {
        const undo = { run };
        success(text, { label: t('frame.toast.undo'), run: () => undoLast(), undo });
      },
      error: (text) => {
        notify(text, { type: 'error', autoHideDuration: null });
      },
    };
  }, [notify, t]);
}

/** Reads back the action of a notification, which react-admin passes on untyped. */
export const isToastAction = (value: unknown): value is ToastAction =>
  typeof value === 'object' && value !== null && 'label' in value && 'run' in value;
