import type { Generated } from 'kysely';

/** When which catalogue was in force, by whom and why. */
export interface CataloguePeriodTable {
  id: string;
  version_id: string;
  since: Generated<Date>;
  until: Date | null;
  person_id: string | null;
  note: string;
}
