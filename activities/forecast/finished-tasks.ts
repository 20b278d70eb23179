import { sql } from 'kysely';
import { elapsed } from '../../domain/calendar/own-time.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { FinishedTask } from '../../domain/forecast/handling-times.ts';
import { isRecord } from '../../domain/is-record.ts';
import type { Db } from '../../migrations/functions/call-function.ts';

const days = 90;
/** So many of the newest: more would say no more, and cost a scan. */
const most = 20_000;

interface Row {
  readonly procedure: string;
  readonly element: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly category: string | null;
  readonly opened_at: Date;
  readonly closed_at: Date;
  readonly outcome: string | null;
  readonly variables: unknown;
}

const finishedOf = (
  { opened_at: opened, closed_at: closed, variables, ...row }: Row,
  calendar: WorkingCalendar,
): FinishedTask => {
  const [from, to] = [opened.getTime(), closed.getTime()];
  const office = elapsed(from, to, 'workHours', calendar);
  return {
    ...row,
    wallMillis: to - from,
    officeMillis: office.ok ? office.millis : null,
    variables: isRecord(variables) ? variables : {},
  };
};

/** Tasks that were finished in the last 90 days, with what their ledger entries say came of them. */
export const finishedTasks = async (
  db: Db,
  now: Date,
  calendar: WorkingCalendar,
): Promise<readonly FinishedTask[]> => {
  const since = new Date(now.getTime() - days * 86_400_000);
  const { rows } = await sql<Row>`
    select c.procedure_key as procedure, t.element, t.stage, t.unit_id as unit, c.category,
      t.opened_at, t.closed_at, t.outcome, e.params -> 'event' -> 'variables' as variables
    from (select * from task f where f.state = 'completed' and f.closed_at > ${since}
      order by f.closed_at desc limit ${most}) t
    join "case" c on c.id = t.case_id
    left join lateral (select l.params from ledger_entry l
      where l.case_id = t.case_id and l.task_id = t.id and l.type = 'task-completed'
      order by l.seq desc limit 1) e on true`.execute(db);
  return rows.map((row) => finishedOf(row, calendar));
};
