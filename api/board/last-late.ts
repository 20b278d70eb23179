import { sql, type RawBuilder } from 'kysely';
import { endedLate } from '../clock-state-sql.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Condition } from '../scope-predicate.ts';
import { urgencyOf, type CountedPart } from './board-counts.ts';
import type { BoardReach } from './board-reach.ts';

/** Each from an index of its own (`task_late`, `task_late_unit`, `task_late_person`), however many were late. */
const newestOf = (part: CountedPart, condition: Condition): RawBuilder<unknown> => {
  const ofCase =
    part.urgency === null
      ? sql<boolean>`true`
      : sql<boolean>`exists (select from "case" c where c.id = t.case_id and ${urgencyOf(part, sql`c.urgency`)})`;
  return sql`(select t.closed_at from task t
    where t.state <> 'open' and ${endedLate} and ${condition} and ${ofCase} order by t.closed_at desc limit 1)`;
};

/** When the last overdue task ended, of the reader's own those that the reader has done; null when none ever was. */
export const lastLate = async (
  db: Db,
  part: BoardReach & CountedPart,
): Promise<{ readonly endedAt: Date } | null> => {
  const own = part.scope === 'own' ? sql<boolean>`t.closed_by = ${part.reader.id}` : null;
  const newest =
    part.units === null
      ? newestOf(part, own ?? sql<boolean>`true`)
      : sql`(select max(late.closed_at) from unnest(${[...part.units]}::text[]) as u(id)
          cross join lateral ${newestOf(part, sql<boolean>`t.unit_id = u.id and ${own ?? sql<boolean>`true`}`)} as late)`;
  const { rows } = await sql<{ endedAt: Date | null }>`select ${newest} as "endedAt"`.execute(db);
  const endedAt = rows[0]?.endedAt ?? null;
  return endedAt === null ? null : { endedAt };
};
