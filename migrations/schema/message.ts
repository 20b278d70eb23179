import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A published message, kept until matched or expired (decision 11). */
export interface MessageTable {
  id: string;
  name: string;
  correlation: string | null;
  variables: JsonColumn;
  expires_at: Date;
  delivered_to: string | null;
  delivered_at: Date | null;
  created_at: Generated<Date>;
}
