/** What became of the calls of a service by all workers, kept a few seconds behind. */
export interface ServiceStateTable {
  name: string;
  succeeded_at: Date | null;
  failed_at: Date | null;
  /** What the last failed call said. */
  error: string | null;
  /** Calls that failed since one succeeded. */
  failures: number;
}
