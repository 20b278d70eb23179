import { createSignal } from '../providers/signal.ts';

/** What takes an operation back. Each is an object of its own, so that it is known again. */
export interface Undo {
  readonly run: () => void;
}

/** Of the last desk operation on this page; null when there is none, or it was taken back. */
export const lastUndo = createSignal<Undo | null>(null);

/** Takes the last desk operation back, once; false when there is nothing to take back. */
export function undoLast(): boolean {
  const undo = lastUndo.get();
  if (undo === null) {
    return false;
  }
  lastUndo.set(null);
  undo.run();
  return true;
}
