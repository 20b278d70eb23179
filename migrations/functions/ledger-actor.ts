/** Who did it, as a ledger entry keeps it; `origin` is a column of its own. */
export interface LedgerActor {
  readonly person: string | null;
  readonly role?: string;
  readonly unit?: string;
}
