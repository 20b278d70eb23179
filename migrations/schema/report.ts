import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** What came in, stored before anything else; never lost. */
export interface ReportTable {
  id: string;
  number: string;
  case_id: string;
  channel: string;
  external_id: string | null;
  title: string;
  description: string;
  category: string | null;
  longitude: number | null;
  latitude: number | null;
  address: string | null;
  grid_id: string | null;
  reporter_name: string | null;
  reporter_phone: string | null;
  wants_callback: boolean;
  occurred_at: Date | null;
  urgency: string;
  details: JsonColumn;
  created_by: string | null;
  created_at: Generated<Date>;
}
