import type { Generated } from 'kysely';

/** A remark on a case; changes no clock. */
export interface CommentTable {
  id: string;
  case_id: string;
  task_id: string | null;
  text: string;
  created_by: string;
  created_at: Generated<Date>;
}
