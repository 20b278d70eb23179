import type { ColumnType, Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A bulk import with its progress (decision 12). */
export interface ImportJobTable {
  id: string;
  kind: 'reports' | 'catalogue' | 'calendar' | 'units';
  file_name: string;
  file_hash: string;
  map: JsonColumn;
  state: 'waiting' | 'running' | 'done' | 'failed';
  total: number;
  accepted: number;
  rejected: number;
  repeated: number;
  next_row: number;
  error: string | null;
  /** What the reader should know of rows that did come in: `{ code, row?, count? }`. */
  notes: ColumnType<unknown, string | undefined, string>;
  created_by: string;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}
