import { useCallback, useEffect, useRef, useState } from 'react';
import type { Shape } from './kept-shape.ts';
import { useKeptTyping } from './use-kept-typing.ts';

export interface KeptForm<T> {
  readonly typed: T;
  readonly change: (next: T) => void;
  /** Changes what was there last, also where two changes come before anything is drawn, such as two files. */
  readonly update: (step: (now: T) => T) => void;
  /** It was sent, or given up. */
  readonly forget: () => void;
}

/**
 * A form of any shape, texts as well as what was chosen, kept like `useKeptTyping` keeps it; `first` gives what it holds
 * before anybody types.
 */
export function useKeptForm<T>(name: string, shape: Shape<T>, first: () => T): KeptForm<T> {
  const [begun] = useState(first);
  const [kept, keep] = useKeptTyping(name, (found) => (shape(found) ? found : null));
  const typed = kept ?? begun;
  const latest = useRef(typed);
  useEffect(() => {
    latest.current = typed;
  }, [typed]);
  const change = useCallback(
    (next: T) => {
      latest.current = next;
      keep(next);
    },
    [keep],
  );
  const update = useCallback(
    (step: (now: T) => T) => {
      change(step(latest.current));
    },
    [change],
  );
  const forget = useCallback(() => {
    keep(null);
  }, [keep]);
  return { typed, change, update, forget };
}
