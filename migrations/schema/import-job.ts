import type { ColumnType, Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A bulk import with its progress (decision 12). */
export interface ImportJobTable {
  id: string;
  kind: 'reports' | 'catalogue' | 'calendar' | 'units';
  file_name: string;
  file_hash: string;
  map: JsonColumn;
  /** `cancelling`: no further row is taken, those in flight are still noted. */
  state: 'waiting' | 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled';
  total: number;
  accepted: number;
  rejected: number;
  repeated: number;
  next_row: number;
  error: string | null;
  /** What the reader should know of rows that did come in: `{ code, row?, count? }`. */
  notes: ColumnType<unknown, string | undefined, string>;
  created_by: string;
  cancelled_by: Generated<string | null>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}
