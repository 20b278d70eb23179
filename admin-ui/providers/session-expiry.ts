import { createSignal } from './signal.ts';

const expired = createSignal(false);
let watching = false;

/**
 * Whether the session ended while somebody was at work. Only counts once a session was seen
 * (`watch`), so that the sign-in page itself never announces it.
 */
export const sessionExpiry = {
  signal: expired,
  watch: (): void => {
    watching = true;
    expired.set(false);
  },
  leave: (): void => {
    watching = false;
    expired.set(false);
  },
  announce: (): void => {
    if (watching) {
      expired.set(true);
    }
  },
};
