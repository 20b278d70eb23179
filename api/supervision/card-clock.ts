import { remaining } from '../../domain/calendar/due-at.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import type { SupervisionCard } from '../contract/supervision.ts';
import type { CardRow } from './open-card-row.ts';

/** As much of a card as its clock is made of. */
type Timed = Pick<CardRow, 'id' | 'answer_limit' | 'due_at' | 'answered_at' | 'closed_at'>;

/** When it stopped being waited for: answered, or closed without an answer. */
const stoppedAt = (row: Timed): Date | null => row.answered_at ?? row.closed_at;

const clockStateOf = (row: Timed, now: Date): SupervisionCard['clockState'] => {
  if (stoppedAt(row) !== null) return 'stopped';
  if (row.due_at === null) return 'undetermined';
  return now > row.due_at ? 'overdue' : 'fine';
};

/** The clock of the answer. */
export const cardClock = (
  row: Timed,
  now: Date,
  calendar: WorkingCalendar | null,
): Pick<SupervisionCard, 'limit' | 'dueAt' | 'clockState' | 'remainingMillis'> => {
  const limit = parseLimit(row.answer_limit);
  if (limit === null) throw new Error(`Expected the card ${row.id} to have a limit, but got none`);
  const at = stoppedAt(row) ?? now;
  const left =
    row.due_at === null || calendar === null
      ? null
      : remaining(at.getTime(), row.due_at.getTime(), limit.unit, calendar);
  return {
    limit,
    dueAt: row.due_at?.toISOString() ?? null,
    clockState: clockStateOf(row, now),
    remainingMillis: left?.ok === true ? left.millis : null,
  };
};
