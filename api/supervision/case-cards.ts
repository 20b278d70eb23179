import { sql } from 'kysely';
import { remaining } from '../../domain/calendar/due-at.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import type { Limit } from '../../domain/limits/limit.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Named } from '../contract/common.ts';
import type { SupervisionCard } from '../contract/supervision.ts';
import type { CardRow } from './open-card-row.ts';

interface Row extends CardRow {
  readonly unit: Named;
  readonly person: Named | null;
  readonly issuer: Named;
  readonly acknowledger: Named | null;
  readonly answerer: Named | null;
  readonly closer: Named | null;
}

const limitOf = (row: CardRow): Limit => {
  const limit = parseLimit(row.answer_limit);
  if (limit === null) throw new Error(`Expected the card ${row.id} to have a limit, but got none`);
  return limit;
};

/** When it stopped being waited for: answered, or closed without an answer. */
const stoppedAt = (row: CardRow): Date | null => row.answered_at ?? row.closed_at;

const clockStateOf = (row: CardRow, now: Date): SupervisionCard['clockState'] => {
  if (stoppedAt(row) !== null) return 'stopped';
  if (row.due_at === null) return 'undetermined';
  return now > row.due_at ? 'overdue' : 'fine';
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const viewOf = (row: Row, now: Date, calendar: WorkingCalendar | null): SupervisionCard => {
  const limit = limitOf(row);
  const at = stoppedAt(row) ?? now;
  const left =
    row.due_at === null || calendar === null
      ? null
      : remaining(at.getTime(), row.due_at.getTime(), limit.unit, calendar);
  return {
    id: row.id,
    level: row.level,
    reason: row.reason,
    unit: row.unit,
    person: row.person,
    issuedBy: row.issuer,
    issuedAt: row.issued_at.toISOString(),
    limit,
    dueAt: iso(row.due_at),
    clockState: clockStateOf(row, now),
    remainingMillis: left?.ok === true ? left.millis : null,
    acknowledgedBy: row.acknowledger,
    acknowledgedAt: iso(row.acknowledged_at),
    answer: row.answer,
    answeredBy: row.answerer,
    answeredAt: iso(row.answered_at),
    ending: row.ending,
    closing: row.closing,
    closedBy: row.closer,
    closedAt: iso(row.closed_at),
  };
};

const named = (alias: string) =>
  sql`case when ${sql.ref(`${alias}.id`)} is not null then jsonb_build_object(
    'id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'nameEn', ${sql.ref(`${alias}.name_en`)}) end`;

/** The cards of a case, the newest first. */
export const cardsOf = async (
  db: Db,
  caseId: string,
  { now, calendar }: { readonly now: Date; readonly calendar: WorkingCalendar | null },
): Promise<SupervisionCard[]> => {
  const { rows } = await sql<Row>`
    select s.*, ${named('u')} as unit, ${named('p')} as person, ${named('i')} as issuer,
      ${named('k')} as acknowledger, ${named('a')} as answerer, ${named('e')} as closer
    from supervision_card s
    join unit u on u.id = s.unit_id
    join person i on i.id = s.issued_by
    left join person p on p.id = s.person_id
    left join person k on k.id = s.acknowledged_by
    left join person a on a.id = s.answered_by
    left join person e on e.id = s.closed_by
    where s.case_id = ${caseId} order by s.issued_at desc, s.id desc`.execute(db);
  return rows.map((row) => viewOf(row, now, calendar));
};
