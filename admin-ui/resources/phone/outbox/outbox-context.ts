import { createContext, useContext } from 'react';
import type { Outbox } from './outbox.ts';

export const OutboxContext = createContext<Outbox | null>(null);

/** What this device keeps for whoever is signed in. Only below the phone's frame; throws elsewhere. */
export function useOutbox(): Outbox {
  const outbox = useContext(OutboxContext);
  if (outbox === null) {
    throw new Error('Expected the frame of the phone around the page, but it is not there');
  }
  return outbox;
}
