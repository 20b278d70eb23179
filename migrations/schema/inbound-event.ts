import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A message or signal of another system, under the id that its sender gave: it is published once. */
export interface InboundEventTable {
  sent_by: string;
  kind: 'message' | 'signal';
  event_id: string;
  idempotency_key: string | null;
  body_hash: string;
  /** What was answered. */
  answer: JsonColumn;
  received_at: Generated<Date>;
}
