import type { Generated } from 'kysely';

/** What cases wait for from outside: one of them takes a message, all hear a signal. */
export interface SubscriptionTable {
  id: string;
  case_id: string;
  kind: Generated<'message' | 'signal'>;
  /** Name of the message or signal. */
  message: string;
  correlation: string | null;
  /** It takes a message of any correlation, as long as it has one. */
  any_correlation: Generated<boolean>;
}
