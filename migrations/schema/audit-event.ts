import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Sign-ins, refused requests, changes of reference data, reads of personal data (GB/T 22239 7.1.4). */
export interface AuditEventTable {
  id: string;
  at: Generated<Date>;
  person_id: string | null;
  type: string;
  success: boolean;
  params: JsonColumn;
}
