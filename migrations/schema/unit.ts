import type { Generated } from 'kysely';

/** The organisation tree: the centre, departments, villages. */
export interface UnitTable {
  id: string;
  name: string;
  name_en: string;
  kind: 'centre' | 'department' | 'village';
  parent_id: string | null;
  active: boolean;
  version: Generated<number>;
}
