import { sql } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { ClockEntry } from '../../domain/clocks/clock-entry.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import { movementOf } from '../../domain/clocks/moved-due.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import type { CalendarPreview, MovedDue } from '../contract/calendar.ts';
import type { Stage } from '../contract/common.ts';
import type { Reader } from '../reader.ts';
import { caseInScope, type Condition, caseNamed, type NamedCase } from '../scope-predicate.ts';
import { scopeOf } from '../scope.ts';
import type { ApiServices } from '../services.ts';

/** Clocks judged in one answer: some tens of milliseconds, so that nobody else waits. */
const perAnswer = 1000;

interface ClockRow extends NamedCase {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage | null;
  readonly entries: readonly ClockEntry[];
  readonly due_at: Date | null;
  readonly case_id: string;
  readonly settings: CaseSettings;
}

/** Clocks `k` that run on open cases `c`: one that stands still is judged when it goes on. */
const running: Condition = sql<boolean>`c.state in ('opening', 'open', 'suspended')
  and k.stopped_at is null and k.paused_at is null and not k.cancelled`;

const turnsOf = (before: number | null, after: number | null, now: number): MovedDue['turns'] => {
  const was = before !== null && before < now;
  const becomes = after !== null && after < now;
  if (was === becomes) return null;
  return becomes ? 'overdue' : 'on-time';
};

const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

const movedDue = (row: ClockRow, calendar: WorkingCalendar, now: number): MovedDue[] => {
  const before = row.due_at?.getTime() ?? null;
  const after = judgeClock(row.entries, calendar, row.settings).dueAt;
  const movement = movementOf(before, after);
  if (movement === null) return [];
  return [
    {
      clockId: row.id,
      clock: row.name,
      stage: row.stage,
      caseId: row.case_id,
      caseNumber: row.number,
      title: row.title,
      secrecy: row.secrecy,
      movement,
      before: iso(before),
      after: iso(after),
      turns: turnsOf(before, after, now),
    },
  ];
};

/**
 * What a calendar that is not in force would do to the due times of running clocks, computed from
 * their entries alone; nothing is stored. One part of the clocks an answer, in the order of their
 * ids, of cases that the reader sees.
 */
export const previewDueDates = async (
  services: ApiServices,
  reader: Reader,
  wanted: { readonly calendar: WorkingCalendar; readonly after: string | null },
): Promise<CalendarPreview> => {
  const visible = caseInScope(scopeOf(reader, 'case.read'));
  const [page, counted] = await Promise.all([
    sql<ClockRow>`
      select k.id, k.name, k.stage, k.entries, k.due_at, c.id as case_id,
        ${caseNamed(reader.id)}, c.settings
      from clock k join "case" c on c.id = k.case_id
      where ${running} and ${visible} and k.id > ${wanted.after ?? ''}
      order by k.id limit ${perAnswer}`.execute(services.database),
    sql<{ total: string }>`
      select count(*) as total from clock k join "case" c on c.id = k.case_id
      where ${running} and ${visible}`.execute(services.database),
  ]);
  const now = services.now().getTime();
  return {
    data: page.rows.flatMap((row) => movedDue(row, wanted.calendar, now)),
    examined: page.rows.length,
    total: Number(counted.rows[0]?.total ?? 0),
    next: page.rows.length < perAnswer ? null : (page.rows.at(-1)?.id ?? null),
  };
};
