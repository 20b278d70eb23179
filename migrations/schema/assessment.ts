import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** The figures of a case, written once where its workflow ends (guideline 8.2.2 g); one row a round. */
export interface AssessmentTable {
  case_id: string;
  round: number;
  figures: JsonColumn;
  written_at: Generated<Date>;
}
