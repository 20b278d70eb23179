import type { Generated } from 'kysely';

/** Machine access; `hash` is the SHA-256 of the bearer token. */
export interface ApiTokenTable {
  id: string;
  name: string;
  hash: string;
  person_id: string;
  created_at: Generated<Date>;
  expires_at: Date | null;
}
