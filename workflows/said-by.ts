import type { BookedSubscription } from './case-book.ts';

/** Earlier versions looked for the value of a conversation's key in what its first message carries, and nowhere else. */
const saidSince = 5;

/** What the sender of a message says it is correlated by, for a wait that takes any value. */
export const saidBy = (
  version: number,
  { any }: BookedSubscription,
  correlation: string | null,
): { readonly correlation?: string } =>
  version >= saidSince && any === true && correlation !== null ? { correlation } : {};
