import type { Generated } from 'kysely';
import type { JsonColumn } from './json-column.ts';

/** One user task instance. `claimed_by`, `claimed_at`, `read_at`, `version` belong to the API, the rest to `recordProgress` (decision 3), which ends a claim when the task is given to somebody else. */
export interface TaskTable {
  id: string;
  case_id: string;
  instance: string;
  element: string;
  name: string;
  stage: string | null;
  role: string | null;
  unit_id: string | null;
  person_id: string | null;
  exclude: string[];
  /** Null unless it is or was delegated; `domain/actions/delegation.ts` has the shape. */
  delegation: JsonColumn | null;
  /** Of an open one that has asked back: the task whose answer it waits for. */
  waits_for: string | null;
  form: string | null;
  outcomes: JsonColumn;
  clock_id: string | null;
  state: 'open' | 'completed' | 'cancelled' | 'returned' | 'vanished';
  step: number;
  opened_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
  outcome: string | null;
  warn_at: Date | null;
  due_at: Date | null;
  paused_at: Date | null;
  clock_undetermined: boolean;
  category: string | null;
  channel: string;
  grid_id: string | null;
  claimed_by: string | null;
  claimed_at: Date | null;
  read_at: Date | null;
  version: Generated<number>;
}
