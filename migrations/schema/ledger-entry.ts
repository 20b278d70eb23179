import type { JsonColumn } from './json-column.ts';

/** The append-only, hash-chained record of a case (decision 4). */
export interface LedgerEntryTable {
  case_id: string;
  seq: number;
  step: number | null;
  at: Date;
  actor: JsonColumn;
  origin: string;
  type: string;
  params: JsonColumn;
  task_id: string | null;
  element_id: string | null;
  command_id: string | null;
  digest: string;
  hash: string;
}
