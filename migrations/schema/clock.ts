import type { JsonColumn } from './json-column.ts';

/** A limit running on a case: entries as given, judged as of the calendar in force then (decision 5). */
export interface ClockTable {
  id: string;
  case_id: string;
  name: string;
  stage: string | null;
  unit_id: string | null;
  person_id: string | null;
  entries: JsonColumn;
  judged: JsonColumn;
  warn_at: Date | null;
  due_at: Date | null;
  escalate_at: Date | null;
  paused_at: Date | null;
  stopped_at: Date | null;
  cancelled: boolean;
  missing_year: number | null;
  calendar_version: string;
  step: number;
}
