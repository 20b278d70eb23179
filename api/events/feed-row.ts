/** One row of the event feed: what changed, and the columns by which visibility is decided. */
export interface FeedRow {
  /** Increasing; the `id` of the server-sent event. */
  readonly id: number;
  readonly type: string;
  readonly caseId: string | null;
  readonly taskId: string | null;
  readonly version: number;
  readonly role: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly grid: string | null;
}
