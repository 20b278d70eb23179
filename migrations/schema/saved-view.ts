import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A place in a list that a person named: view, filters, order. */
export interface SavedViewTable {
  id: string;
  person_id: string;
  list: string;
  name: string;
  query: JsonColumn;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}
