import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Working calendars as imported; exactly one is in force. `years` maps year to off and work days. */
export interface CalendarVersionTable {
  id: string;
  hash: string;
  source: string;
  years: JsonColumn;
  office_hours: JsonColumn;
  time_zone: string;
  work_day_rule: 'closeOfBusiness' | 'eightHours';
  in_force: boolean;
  created_at: Generated<Date>;
}
