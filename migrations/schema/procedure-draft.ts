import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A procedure while it is written and reviewed; of one key at most one row is not over. */
export interface ProcedureDraftTable {
  id: string;
  procedure_key: string;
  name: string;
  name_en: string;
  /** The version that it changes; null for a new procedure. */
  based_on: number | null;
  xml: string;
  forms: JsonColumn;
  /** DMN texts with the names that findings call them by. */
  decisions: JsonColumn;
  state: 'draft' | 'review' | 'approved' | 'published' | 'discarded';
  /** Raised by each save. */
  version: Generated<number>;
  /** Everybody who has written some of it. */
  authors: string[];
  created_by: string;
  created_at: Date;
  saved_by: string;
  saved_at: Date;
  /** Who writes it now. */
  editor: string | null;
  editor_since: Date | null;
  submitted_by: string | null;
  submitted_at: Date | null;
  reviewed_by: string | null;
  reviewed_at: Date | null;
  verdict: 'approved' | 'returned' | null;
  /** Of the verdict. */
  reason: string | null;
  published_by: string | null;
  published_at: Date | null;
  published_version: number | null;
}
