import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/**
 * What `record_progress` answered for a step, by the hash of its batch: a repeated step gets the same
 * answer, a step with other content supersedes it (decision 11). Old rows are trimmed by the sweeper.
 */
export interface ProgressTable {
  case_id: string;
  step: number;
  batch_hash: string;
  /** Workflow time. */
  at: Date;
  answer: JsonColumn;
  written_at: Generated<Date>;
}
