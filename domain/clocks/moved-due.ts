import type { Instant } from '../limits/limit.ts';

/** How a due time moves when its clock is judged by another calendar. */
export type Movement = 'earlier' | 'later' | 'determined' | 'undetermined';

/** Null: it stays. A due time of null is that of a clock that a year without data keeps from being judged. */
export const movementOf = (before: Instant | null, after: Instant | null): Movement | null => {
  if (before === after) return null;
  if (before === null) return 'determined';
  if (after === null) return 'undetermined';
  return after < before ? 'earlier' : 'later';
};
