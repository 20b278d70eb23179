import type { JsonColumn } from './json-column.ts';

/** A supervision card (督办单) of a case: at most one that is not closed; one that was raised is closed by the next. */
export interface SupervisionCardTable {
  id: string;
  case_id: string;
  level: 'blue' | 'orange' | 'red';
  /** What a person wrote; null of the system's, which has a cause instead. */
  reason: string | null;
  /** Why the system raised the card before it: nobody answered it in time, or the case did not move on. */
  cause: 'not-answered' | 'not-moved' | null;
  unit_id: string;
  person_id: string | null;
  /** How soon it has to be answered, and until when; null: the calendar cannot tell. */
  answer_limit: JsonColumn;
  due_at: Date | null;
  /** How soon the case has to move on; null: it does not say. */
  move_limit: JsonColumn | null;
  move_due_at: Date | null;
  /** The calendar by which both were judged; null: none was in force. Another one moves them. */
  calendar_version: string | null;
  /** When it was told that it is late and cannot go higher. */
  late_noted_at: Date | null;
  /** Null: the system. */
  issued_by: string | null;
  /** Who approved it, where whoever drafted it needed that. */
  approved_by: string | null;
  issued_at: Date;
  acknowledged_by: string | null;
  acknowledged_at: Date | null;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
  ending: 'settled' | 'withdrawn' | 'raised' | null;
  closing: string | null;
  closed_by: string | null;
  closed_at: Date | null;
}
