import type { Generated } from 'kysely';

/** Server-side sign-in; `id` is the SHA-256 of the cookie's token. */
export interface SessionTable {
  id: string;
  person_id: string;
  created_at: Generated<Date>;
  last_seen_at: Date;
  expires_at: Date;
}
