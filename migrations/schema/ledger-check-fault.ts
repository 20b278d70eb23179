/** A chain that does not hold: the first entry that cannot be trusted, and why. */
export interface LedgerCheckFaultTable {
  check_id: string;
  case_id: string;
  seq: number;
  reason: string;
}
