import type { Generated } from 'kysely';

/** One verification of all ledger chains, some cases at a time. */
export interface LedgerCheckTable {
  id: string;
  created_by: string;
  created_at: Date;
  /** Cases that there were when it began. */
  total: number;
  /** The last case that was verified, in order of id; empty before the first. */
  after_case: Generated<string>;
  cases: Generated<number>;
  entries: Generated<string>;
  faults: Generated<number>;
  finished_at: Date | null;
}
