import { randomUUID } from 'node:crypto';

/**
 * A UUID version 7 (RFC 9562): sorts by the time it was made, so that indexes grow at one end;
 * 74 random bits make it unguessable enough for an id and never meaningful.
 */
export const newId = (now: number = Date.now()): string => {
  const at = now.toString(16).padStart(12, '0');
  // A version 4 is random but for its version; Node draws the random bits of many at once.
  const random = randomUUID();
  return `${at.slice(0, 8)}-${at.slice(8)}-7${random.slice(15)}`;
};
