import type { Generated } from 'kysely';

/** When which calendar was in force, by whom; `cases` open cases were told to judge their clocks anew. */
export interface CalendarPeriodTable {
  id: string;
  version_id: string;
  since: Generated<Date>;
  until: Date | null;
  person_id: string | null;
  cases: number;
}
