import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** What people typed when they finished a task; the ledger keeps its hash. */
export interface SubmissionTable {
  id: string;
  case_id: string;
  task_id: string;
  command_id: string;
  outcome: string;
  data: JsonColumn;
  comment: string | null;
  hash: string;
  created_by: string;
  created_at: Generated<Date>;
}
