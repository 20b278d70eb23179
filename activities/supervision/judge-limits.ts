import { parseLimit } from '../../domain/limits/parse-limit.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { cardDue } from '../../domain/supervision/escalation.ts';
import type { Db } from '../../migrations/functions/call-function.ts';

const dueOf = (limit: unknown, from: Date, calendar: WorkingCalendar): Date | null => {
  const parsed = parseLimit(limit);
  const due = parsed === null ? null : cardDue(from.getTime(), parsed, calendar);
  return due === null ? null : new Date(due);
};

/**
 * Judges the limits of open cards anew when another calendar is in force than the one that told their due times, or
 * when none could.
 */
export const judgeLimits = async (db: Db, calendar: WorkingCalendar | null): Promise<void> => {
  if (calendar === null) return;
  const { version } = calendar;
  const judgedOtherwise = await db
    .selectFrom('supervision_card')
    .where('closed_at', 'is', null)
    .where('calendar_version', 'is distinct from', version)
    .select(['id', 'issued_at', 'answer_limit', 'move_limit'])
    .execute();
  for (const { id, issued_at: from, answer_limit: answer, move_limit: move } of judgedOtherwise)
    await db
      .updateTable('supervision_card')
      .set({
        due_at: dueOf(answer, from, calendar),
        move_due_at: dueOf(move, from, calendar),
        calendar_version: version,
      })
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .execute();
};
