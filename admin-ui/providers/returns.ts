import { createSignal } from './signal.ts';

/**
 * How many times somebody has come back to this page: it was hidden, or its machine slept, for so long that what its
 * clocks go by is not true any more. Lists decide themselves when to show what they find.
 */
export const returns = createSignal(0);

const lookMillis = 5000;
/** As often as the server is asked whether it is working time: what was missed meanwhile is not counted. */
const awayMillis = 60_000;

/** Calls `back` when the page is seen again after more than a minute, and until the returned function is called. */
export function watchReturns(back: () => void): () => void {
  let seenAt = Date.now();
  const look = (): void => {
    if (document.visibilityState !== 'visible') {
      return;
    }
    const away = Date.now() - seenAt;
    seenAt = Date.now();
    if (away > awayMillis) {
      back();
    }
  };
  // A machine that slept tells nobody: the next look comes too late.
  const timer = setInterval(look, lookMillis);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
