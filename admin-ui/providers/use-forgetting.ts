import { useEffect } from 'react';
import { ticker } from '../clocks/ticker.ts';
import { useServerClock } from './server-clock.ts';

const dayMillis = 24 * 60 * 60_000;

/**
 * Lets go what is too old on this device: once the server has told its time (the machine's may be wrong), and each
 * day that the page stays open. `forget` gets epoch milliseconds.
 */
export function useForgetting(forget: (now: number) => Promise<void>): void {
  const at = useServerClock()?.at;
  const day = at === undefined ? null : Math.floor(Date.parse(at) / dayMillis);
  useEffect(() => {
    if (day !== null) {
      void forget(ticker.now());
    }
  }, [day, forget]);
}
