import { sql } from 'kysely';
import type { Db } from '../../migrations/functions/call-function.ts';

/** Cards that are looked at in one go; the next look goes on. */
const atOnce = 200;

export interface LateCard {
  readonly id: string;
  readonly case_id: string;
}

/** The unit of the card `s` still has a task of the case that it had when the card came; while a case is parked nobody is expected to move it. */
export const standsStill = sql<boolean>`exists (
  select 1 from task t join "case" o on o.id = t.case_id
  where t.case_id = s.case_id and t.state = 'open' and t.unit_id = s.unit_id and t.opened_at <= s.issued_at
    and o.state = 'open')`;

const underWay = sql<boolean>`exists (
  select 1 from "case" c where c.id = s.case_id and c.state in ('open', 'suspended'))`;

/** Cards that look late, by the indexes of their instants; what becomes of them is decided under the lock of the case. */
export const lateCards = async (db: Db, now: Date): Promise<readonly LateCard[]> => {
  const { rows } = await sql<LateCard>`
    (select s.id, s.case_id from supervision_card s
      where s.closed_at is null and s.late_noted_at is null and s.answered_at is null and s.due_at < ${now} and ${underWay}
      order by s.due_at limit ${atOnce})
    union
    (select s.id, s.case_id from supervision_card s
      where s.closed_at is null and s.late_noted_at is null and s.move_due_at < ${now} and ${standsStill}
      order by s.move_due_at limit ${atOnce})
    order by case_id`.execute(db);
  return rows;
};
