import type { JsonColumn } from './json-column.ts';

/** A supervision card (督办单) of a case: at most one that is not closed; one that was raised is closed by the next. */
export interface SupervisionCardTable {
  id: string;
  case_id: string;
  level: 'blue' | 'orange' | 'red';
  reason: string;
  unit_id: string;
  person_id: string | null;
  /** How soon it has to be answered, and until when by the calendar in force then; null: it cannot tell. */
  answer_limit: JsonColumn;
  due_at: Date | null;
  issued_by: string;
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
