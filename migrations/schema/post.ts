import type { Generated } from 'kysely';

/** A role held by a person in a unit (and, for grid workers, a grid) for a time. */
export interface PostTable {
  id: string;
  person_id: string;
  role: string;
  unit_id: string;
  grid_id: string | null;
  valid_from: Generated<Date>;
  valid_to: Date | null;
}
