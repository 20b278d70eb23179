import { sql, type RawBuilder } from 'kysely';
import type { Delegation } from '../../domain/actions/delegation.ts';
import type { ClockState, Channel, Named, Stage, Urgency } from '../contract/common.ts';
import type { Task } from '../contract/tasks.ts';
import type { Reader } from '../reader.ts';
import { openedTo } from '../scope-predicate.ts';
import { taskClockState } from '../clock-state-sql.ts';

/** A task with what the inbox shows of its case, unit, holder and clock. */
export interface TaskRow {
  readonly id: string;
  readonly case_id: string;
  readonly case_number: string;
  readonly title: string;
  readonly address: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly stage: Stage | null;
  readonly element: string;
  readonly name: string;
  readonly procedure_key: string;
  readonly procedure_version: number;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly unit_name_en: string | null;
  readonly role: string | null;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
  readonly assignee_name_en: string | null;
  readonly claimed_at: Date | null;
  readonly channel: Channel;
  readonly category: string | null;
  readonly class_name: string | null;
  readonly class_name_en: string | null;
  readonly urgency: Urgency;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly due_at: Date | null;
  readonly warn_at: Date | null;
  readonly clock_state: ClockState;
  readonly judged: unknown;
  readonly returns: number;
  readonly outcomes: Task['outcomes'];
  readonly outcome: string | null;
  readonly state: Task['state'];
  readonly version: number;
  readonly delegation: Delegation | null;
  /** Who the delegation names. */
  readonly delegation_people: readonly Named[] | null;
  /** The task whose answer it waits for. */
  readonly waits_for: string | null;
  readonly awaited: {
    readonly element: string;
    readonly name: string;
    readonly role: string | null;
    readonly holder: Named | null;
  } | null;
  readonly card: Task['card'];
  readonly secrecy: Task['secrecy'];
  readonly flagged: boolean;
  /** The reader sees what its case says. */
  readonly opened: boolean;
}

/** What a row needs beside the task `t` itself. */
export const taskJoins: RawBuilder<unknown> = sql`
  join "case" c on c.id = t.case_id
  left join unit u on u.id = t.unit_id
  left join person p on p.id = coalesce(t.claimed_by, t.person_id, t.closed_by)
  left join catalogue_class l on l.id = c.category
  left join clock k on k.id = t.clock_id`;

/** How often the case has come back: what was returned, and what was completed with an outcome that goes back. */
const returns = sql`(select count(*)::integer from task r where r.case_id = t.case_id and (r.state = 'returned'
  or exists (select 1 from jsonb_array_elements(r.outcomes) o where o ->> 'code' = r.outcome and o ->> 'kind' = 'back')))`;

const delegationPeople = sql`case when t.delegation is not null then (
  select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'nameEn', d.name_en)) from person d
  where d.id in (t.delegation ->> 'owner', t.delegation ->> 'delegate', t.delegation ->> 'by')) end`;

const awaited = sql`case when t.waits_for is not null then (
  select jsonb_build_object('element', w.element, 'name', w.name, 'role', w.role, 'holder',
    case when h.id is not null then jsonb_build_object('id', h.id, 'name', h.name, 'nameEn', h.name_en) end)
  from task w left join person h on h.id = coalesce(w.claimed_by, w.person_id) where w.id = t.waits_for) end`;

const card = sql`(select s.level from supervision_card s where s.case_id = t.case_id and s.closed_at is null)`;

/** The reader has flagged the task `t`. */
export const flaggedBy = (person: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from task_flag f where f.person_id = ${person} and f.task_id = t.id)`;

export const taskColumns = (reader: Reader, now: Date): RawBuilder<unknown> => sql`
  t.id, t.case_id, coalesce(c.number, c.report_number) as case_number, c.title, c.address, c.longitude, c.latitude, t.stage, t.element, t.name,
  c.procedure_key, c.procedure_version,
  t.unit_id, u.name as unit_name, u.name_en as unit_name_en, t.role,
  p.id as assignee_id, p.name as assignee_name, p.name_en as assignee_name_en, t.claimed_at,
  t.channel, c.category, l.name as class_name, l.name_en as class_name_en, c.urgency, t.opened_at, t.closed_at, t.due_at, t.warn_at,
  ${taskClockState(now)} as clock_state, k.judged, ${returns} as returns, t.outcomes, t.outcome, t.state, t.version,
  t.delegation, ${delegationPeople} as delegation_people, t.waits_for, ${awaited} as awaited, ${card} as card,
  c.secrecy, ${flaggedBy(reader.id)} as flagged, ${openedTo(reader.id)} as opened`;
