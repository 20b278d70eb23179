import { sql } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { Named } from '../contract/common.ts';
import type { SupervisionCard } from '../contract/supervision.ts';
import { cardClock } from './card-clock.ts';
import { named } from './named-sql.ts';
import type { CardRow } from './open-card-row.ts';

interface Row extends CardRow {
  readonly unit: Named;
  readonly person: Named | null;
  readonly issuer: Named | null;
  readonly approver: Named | null;
  readonly acknowledger: Named | null;
  readonly answerer: Named | null;
  readonly closer: Named | null;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const viewOf = (row: Row, now: Date, calendar: WorkingCalendar | null): SupervisionCard => ({
  id: row.id,
  level: row.level,
  reason: row.reason,
  cause: row.cause,
  unit: row.unit,
  person: row.person,
  issuedBy: row.issuer,
  issuedAt: row.issued_at.toISOString(),
  approvedBy: row.approver,
  ...cardClock(row, now, calendar),
  moveDueAt: iso(row.move_due_at),
  acknowledgedBy: row.acknowledger,
  acknowledgedAt: iso(row.acknowledged_at),
  answer: row.answer,
  answeredBy: row.answerer,
  answeredAt: iso(row.answered_at),
  ending: row.ending,
  closing: row.closing,
  closedBy: row.closer,
  closedAt: iso(row.closed_at),
});

/** The cards of a case, the newest first. */
export const cardsOf = async (
  db: Db,
  caseId: string,
  { now, calendar }: { readonly now: Date; readonly calendar: WorkingCalendar | null },
): Promise<SupervisionCard[]> => {
  const { rows } = await sql<Row>`
    select s.*, ${named('u')} as unit, ${named('p')} as person, ${named('i')} as issuer,
      ${named('v')} as approver, ${named('k')} as acknowledger, ${named('a')} as answerer, ${named('e')} as closer
    from supervision_card s
    join unit u on u.id = s.unit_id
    left join person i on i.id = s.issued_by
    left join person v on v.id = s.approved_by
    left join person p on p.id = s.person_id
    left join person k on k.id = s.acknowledged_by
    left join person a on a.id = s.answered_by
    left join person e on e.id = s.closed_by
    where s.case_id = ${caseId} order by s.issued_at desc, s.id desc`.execute(db);
  return rows.map((row) => viewOf(row, now, calendar));
};
