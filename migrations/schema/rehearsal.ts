import type { JsonColumn } from './json-column.ts';

/** Closed cases of a time, run on a draft as it was then. */
export interface RehearsalTable {
  id: string;
  draft_id: string;
  draft_version: number;
  graph: JsonColumn;
  closed_from: Date;
  closed_to: Date;
  /** How many there were; of many, only the newest are run. */
  closed: number;
  created_by: string;
  created_at: Date;
}
