import { useSyncExternalStore } from 'react';
import { ticker, type Ticker } from './ticker.ts';

/**
 * A value computed from the shared ticker. It is computed at every tick, but the component is
 * drawn again only when the value differs, so it should be a string or a number.
 */
export function useTicking<T extends string | number | boolean | null>(
  compute: (page: Ticker) => T,
): T {
  const read = (): T => compute(ticker);
  return useSyncExternalStore(ticker.subscribe, read, read);
}

/** The server's time in steps of so many milliseconds. */
export function useServerTime(step: number): number {
  return useTicking((page) => Math.floor(page.tickedAt() / step) * step);
}

/** The server's time, whole minutes: for words such as 今天 and 周二. */
export const useServerMinute = (): number => useServerTime(60_000);
