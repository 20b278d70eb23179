import { randomUUID } from 'node:crypto';

/** Milliseconds since 1970 and a counter within them, as one number: 48 + 12 bits. */
let last = 0n;

/**
 * A UUID version 7 (RFC 9562): sorts by the time it was made, so that indexes grow at one end, and
 * within one process in the order of making (6.2, method 1: a counter in `rand_a`, which lets the
 * time run ahead when a millisecond has no more); 62 random bits make it never meaningful.
 */
export const newId = (): string => {
  const present = BigInt(Date.now()) << 12n;
  last = present > last ? present : last + 1n;
  const text = last.toString(16).padStart(15, '0');
  // A version 4 is random but for its version; Node draws the random bits of many at once.
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-7${text.slice(12)}${randomUUID().slice(18)}`;
};
