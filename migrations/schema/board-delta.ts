import type { Generated } from 'kysely';

/** How the counts of the board change, appended by the triggers of `task` and `case`, until `fold_board` adds it up. */
export interface BoardDeltaTable {
  unit_id: string | null;
  stage: string | null;
  urgency: string;
  state: 'running' | 'paused' | 'undetermined' | 'none';
  warn_at: Date | null;
  due_at: Date | null;
  total: number;
  at: Generated<Date>;
}
