import type { JsonColumn } from './json-column.ts';

/** What a forecast says of one case: in which share of the runs it becomes overdue, hour by hour. */
export interface ForecastCaseTable {
  forecast_id: string;
  case_id: string;
  /** The task at hand; null when nothing could be said, because too little is known of such tasks. */
  task_id: string | null;
  probability: number | null;
  hours: JsonColumn;
  /** If another unit had it. */
  reassigned_unit: string | null;
  reassigned_hours: JsonColumn | null;
  /** If its holder stayed an hour longer. */
  longer_hours: JsonColumn | null;
  /** Null until it is compared with what came. */
  happened: boolean | null;
}
