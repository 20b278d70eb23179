import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

export interface ScrollView {
  readonly top: number;
  readonly height: number;
  readonly onScroll: () => void;
}

/** What of a scrolling element is in sight, in pixels. */
export function useScrollView(element: RefObject<HTMLElement | null>): ScrollView {
  const [view, setView] = useState({ top: 0, height: 800 });
  const measure = useCallback(() => {
    const at = element.current;
    if (at !== null && at.clientHeight > 0) {
      setView({ top: at.scrollTop, height: at.clientHeight });
    }
  }, [element]);
  useLayoutEffect(() => {
    if (element.current === null || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(measure);
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, [element, measure]);
  return { ...view, onScroll: measure };
}
