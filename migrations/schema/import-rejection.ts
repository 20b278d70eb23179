import type { JsonColumn } from './json-column.ts';

/** A row that was not imported, with the reasons. */
export interface ImportRejectionTable {
  job_id: string;
  row_number: number;
  row: JsonColumn;
  reasons: string[];
}
