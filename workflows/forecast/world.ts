import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { HandlingRecord } from '../../domain/forecast/handling-times.ts';

/** What is the same for all cases that are run ahead. */
export interface World {
  /** By which clocks count. */
  readonly calendar: WorkingCalendar;
  readonly record: HandlingRecord;
  readonly now: number;
  /** The run ends here. */
  readonly until: number;
}

/** What would be different. */
export interface Hypothesis {
  /** When people work; clocks count by the calendar in force all the same. */
  readonly working: WorkingCalendar;
  /** Tasks of one unit go to another one, which begins them now. */
  readonly reassigned: { readonly from: string; readonly to: string } | null;
}
