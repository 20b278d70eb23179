import type { Generated } from 'kysely';

/** One forecast of what becomes overdue until the next morning. The first of each night is kept and compared. */
export interface ForecastTable {
  id: string;
  made_at: Date;
  until: Date;
  /** How often each case was run ahead. */
  runs: number;
  /** Cases with a clock that falls due by then. */
  due_cases: number;
  /** Of them, those taken into the sample. */
  sampled: number;
  /** Finished tasks of the last 90 days that handling times were drawn from. */
  handling_times: number;
  compared_at: Date | null;
  first: Generated<boolean>;
}
