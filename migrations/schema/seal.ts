import type { Generated } from 'kysely';

/** A daily signature over the heads of all ledger chains (decision 4). */
export interface SealTable {
  id: Generated<string>;
  sealed_at: Date;
  /** How many chains, and the SHA-256 of their lines `<caseId> <seq> <hash>` in order of case id. */
  heads: number;
  heads_hash: string;
  previous_hash: string | null;
  public_key: string;
  signature: string;
}
