import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** A published message, kept until matched or expired (decision 11). */
export interface MessageTable {
  id: string;
  name: string;
  correlation: string | null;
  variables: JsonColumn;
  expires_at: Date;
  /** The subscription that took it, or the case that it started. */
  delivered_to: string | null;
  delivered_at: Date | null;
  created_at: Generated<Date>;
  /** Of a signal: the procedure that it shall start a case of. */
  starts: string | null;
  /** When it was noted that nobody had taken it in its time. */
  expiry_noted_at: Date | null;
  /** The case that sent it, and in which of its steps; null for one from outside. */
  sent_by: string | null;
  sent_in: number | null;
  /** Somebody has it, and the step that sent it was superseded. */
  revoked: Generated<boolean>;
}
