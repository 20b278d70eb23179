import type { Generated } from 'kysely';

/** The feed behind server-sent events: type, id and version only; trimmed by age. */
export interface EventTable {
  id: Generated<string>;
  at: Generated<Date>;
  type: string;
  case_id: string | null;
  task_id: string | null;
  version: number;
  role: string | null;
  unit_id: string | null;
  person_id: string | null;
  grid_id: string | null;
  /** Of the transaction that wrote it: what is announced. Null in rows older than that. */
  transaction: Generated<string | null>;
}
