import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** Everything that must reach a workflow; re-sent under its id until answered (decision 11). Serves Idempotency-Key. */
export interface CommandTable {
  id: string;
  case_id: string;
  kind: 'start' | 'act';
  principal: string;
  idempotency_key: string | null;
  body_hash: string;
  payload: JsonColumn;
  state: Generated<'pending' | 'answered' | 'refused'>;
  answer: JsonColumn | null;
  attempts: Generated<number>;
  next_attempt_at: Generated<Date>;
  created_at: Generated<Date>;
  answered_at: Date | null;
  /** When the engine itself confirmed the answer; until then the sender sends again under the same id. */
  confirmed_at: Date | null;
}
