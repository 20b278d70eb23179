import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';
import { urgencyOf, type CountedPart } from './board-counts.ts';
import { unitsOf, type BoardReach } from './board-reach.ts';

/** When the last overdue task ended, of the reader's own those that the reader has done (`task_late`); null when none ever was. */
export const lastLate = async (
  db: Db,
  part: BoardReach & CountedPart,
): Promise<{ readonly endedAt: Date } | null> => {
  const own =
    part.scope === 'own' ? sql<boolean>`t.closed_by = ${part.reader.id}` : sql<boolean>`true`;
  const { rows } = await sql<{ endedAt: Date }>`
    select t.closed_at as "endedAt" from task t join "case" c on c.id = t.case_id
    where t.state <> 'open' and t.paused_at is null and t.closed_at > t.due_at and ${own}
      and ${unitsOf(part, sql`t.unit_id`)} and ${urgencyOf(part, sql`c.urgency`)}
    order by t.closed_at desc limit 1`.execute(db);
  return rows[0] ?? null;
};
