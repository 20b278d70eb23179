import type { ColumnType, Generated } from 'kysely';

/** A role held by a person in a unit (and, for grid workers, a grid) for a time. */
export interface PostTable {
  id: string;
  person_id: string;
  role: string;
  unit_id: string;
  grid_id: string | null;
  valid_from: Generated<Date>;
  valid_to: Date | null;
  /** The post of somebody else whose holder this person stands in for. */
  substitute_for: ColumnType<string | null, string | null | undefined, string | null>;
  version: Generated<number>;
}
