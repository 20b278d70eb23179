import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Only what differs from the default in `domain/settings`. */
export interface SettingTable {
  key: string;
  value: JsonColumn;
  version: Generated<number>;
  updated_at: Generated<Date>;
  updated_by: string | null;
}
