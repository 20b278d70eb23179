import type { ColumnType, Generated } from 'kysely';

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** Machine access; `hash` is the SHA-256 of the bearer token. */
export interface ApiTokenTable {
  id: string;
  name: string;
  hash: string;
  person_id: string;
  created_at: Generated<Date>;
  expires_at: Date | null;
  /** Null: issued in the database. */
  issued_by: Later<string>;
  last_used_at: Later<Date>;
  revoked_at: Later<Date>;
  revoked_by: Later<string>;
}
