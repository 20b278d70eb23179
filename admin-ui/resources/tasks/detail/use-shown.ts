import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * Tells at the moment it is asked whether a task, or page, is the one on screen: the answer to a submission may come when one has
 * moved on to another task, list or page, and must not take anybody away from there.
 */
export function useShown(id: string): (asked: string) => boolean {
  const shown = useRef<string | null>(null);
  useLayoutEffect(() => {
    shown.current = id;
    return () => {
      shown.current = null;
    };
  }, [id]);
  return useCallback((asked) => shown.current === asked, []);
}
