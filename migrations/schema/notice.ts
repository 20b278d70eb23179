import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Something a person or a post should see: an urge, a copy, an overdue warning, a withdrawn task. */
export interface NoticeTable {
  id: string;
  case_id: string;
  type: string;
  role: string | null;
  unit_id: string | null;
  person_id: string | null;
  params: JsonColumn;
  created_at: Generated<Date>;
  read_at: Date | null;
}
