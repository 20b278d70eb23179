import type { Generated } from 'kysely';

/** A daily signature over the heads of all ledger chains (decision 4). */
export interface SealTable {
  id: Generated<string>;
  sealed_at: Date;
  /** How many chains, and the SHA-256 of their lines `<caseId> <seq> <hash>` in order of case id. */
  heads: number;
  /** Of all chains together; null: the seal is older than what is kept of heads. */
  entries: string | null;
  /** Chains that had moved since the seal before, whose ends `seal_head` keeps; null as above. */
  moved: number | null;
  heads_hash: string;
  previous_hash: string | null;
  public_key: string;
  signature: string;
}
