/**
 * When a limit of n 工作日 ends: at close of business of the n-th working day after the day of the
 * start, or after n times eight office hours from the moment of the start (both are in use).
 */
export type WorkDayRule = 'closeOfBusiness' | 'eightHours';

/** One notice of the State Council: days off and make-up working days (调休), as `YYYY-MM-DD`. */
export interface CalendarYear {
  readonly off: readonly string[];
  readonly work: readonly string[];
}

/**
 * One imported version of the working calendar. Days are those of `timeZone`; office hours are
 * `["08:00", "12:00"]` pairs in order, `24:00` allowed at the end. A year that is not in `years`
 * has no working time and no days off: every question about it is answered "undetermined".
 */
export interface WorkingCalendar {
  readonly version: string;
  readonly timeZone: string;
  readonly officeHours: readonly (readonly [string, string])[];
  readonly years: Readonly<Record<string, CalendarYear>>;
  readonly workDayRule: WorkDayRule;
}
