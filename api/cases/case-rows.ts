import { sql, type RawBuilder } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { remainingAt } from '../../domain/clocks/clock-state.ts';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import { leadingClock } from '../clock-state-sql.ts';
import type { CaseSummary } from '../contract/cases.ts';
import type { Channel, ClockState, Stage, Urgency } from '../contract/common.ts';
import { namedOrNull } from '../named.ts';
import type { Reader } from '../reader.ts';
import { openedTo } from '../scope-predicate.ts';
import { maskUnlessOpened } from '../secrecy/mask-unless-opened.ts';
import { judgedOf } from '../tasks/view-task.ts';

/** A case as lists show it. */
export interface CaseRow {
  readonly id: string;
  readonly number: string | null;
  readonly report_number: string;
  readonly title: string;
  readonly stage: Stage | null;
  readonly state: CaseSummary['state'];
  readonly channel: Channel;
  readonly category: string | null;
  readonly class_name: string | null;
  readonly class_name_en: string | null;
  readonly urgency: Urgency;
  readonly address: string | null;
  readonly grid_id: string | null;
  readonly grid_name: string | null;
  readonly grid_name_en: string | null;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly unit_name_en: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly clock_state: ClockState | null;
  readonly clock_due_at: Date | null;
  readonly judged: unknown;
  readonly card: CaseSummary['card'];
  readonly secrecy: CaseSummary['secrecy'];
  /** The reader sees what it says. */
  readonly opened: boolean;
}

/** What a row needs beside the case `c` itself. */
export const caseJoins = (now: Date): RawBuilder<unknown> => sql`
  left join unit u on u.id = c.unit_id
  left join grid g on g.id = c.grid_id
  left join catalogue_class l on l.id = c.category
  left join ${leadingClock(now)} as k on true`;

export const caseColumns = (reader: Reader): RawBuilder<unknown> => sql`
  c.id, c.number, c.report_number, c.title, c.stage, c.state, c.channel, c.category, l.name as class_name, l.name_en as class_name_en, c.urgency,
  c.address, c.grid_id, g.name as grid_name, g.name_en as grid_name_en,
  c.unit_id, u.name as unit_name, u.name_en as unit_name_en, c.created_at, c.ended_at, k.clock_state, k.clock_due_at, k.judged,
  (select s.level from supervision_card s where s.case_id = c.id and s.closed_at is null) as card,
  c.secrecy, ${openedTo(reader.id)} as opened`;

/** What is left of the clock that the case is shown with. */
const leftOf = (
  judged: JudgedClock | null,
  at: Date,
  calendar: WorkingCalendar | null,
): Pick<CaseSummary, 'remainingMillis' | 'limitUnit'> => ({
  remainingMillis:
    judged === null || calendar === null ? null : remainingAt(judged, at.getTime(), calendar),
  limitUnit: judged?.limit?.unit ?? null,
});

export const viewCase = (found: CaseRow, at: Date, calendar: WorkingCalendar | null): CaseSummary =>
  contentOf(maskUnlessOpened(found), at, calendar);

const contentOf = (row: CaseRow, at: Date, calendar: WorkingCalendar | null): CaseSummary => ({
  id: row.id,
  number: row.number ?? row.report_number,
  reportNumber: row.report_number,
  title: row.title,
  stage: row.stage,
  state: row.state,
  channel: row.channel,
  category: row.category,
  className: row.class_name,
  classNameEn: row.class_name_en,
  urgency: row.urgency,
  address: row.address,
  grid: namedOrNull({ id: row.grid_id, name: row.grid_name, nameEn: row.grid_name_en }),
  unit: namedOrNull({ id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en }),
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  dueAt: row.clock_due_at?.toISOString() ?? null,
  clockState: row.clock_state ?? 'none',
  ...leftOf(judgedOf(row.judged), at, calendar),
  card: row.card,
  secrecy: row.secrecy,
});
