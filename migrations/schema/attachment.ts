import type { Generated } from 'kysely';

/** A file by content hash; unbound ones are readable by their uploader only (decision 12). */
export interface AttachmentTable {
  id: string;
  hash: string;
  name: string;
  media_type: string;
  size: number;
  case_id: string | null;
  report_id: string | null;
  task_id: string | null;
  purpose: string | null;
  uploaded_by: string;
  created_at: Generated<Date>;
}
