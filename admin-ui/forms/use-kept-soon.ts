import { useCallback, useEffect, useEffectEvent, useRef } from 'react';

const restMillis = 400;

/**
 * Keeps what was typed a moment after the last key, and at once when the page or its part is left: back
 * button, another row, a closed tab. Null: there is nothing to keep. Returns what gives up the last of it.
 */
export function useKeptSoon<T>(value: T | null, keep: (value: T) => void): () => void {
  const waiting = useRef<T | null>(null);
  const keepNow = useEffectEvent(() => {
    const last = waiting.current;
    waiting.current = null;
    if (last !== null) {
      keep(last);
    }
  });
  useEffect(() => {
    waiting.current = value;
    if (value === null) {
      return undefined;
    }
    const timer = setTimeout(keepNow, restMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  useEffect(() => {
    const leave = (): void => {
      keepNow();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return useCallback(() => {
    waiting.current = null;
  }, []);
}
