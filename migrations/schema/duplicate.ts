import type { Generated } from 'kysely';

/** A case that repeats another one, one row a round; the link counts in the round that the case is in. */
export interface DuplicateTable {
  case_id: string;
  round: number;
  original_id: string;
  merged_at: Generated<Date>;
}
