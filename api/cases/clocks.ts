import { sql } from 'kysely';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { ClockEntry, ClockCause } from '../../domain/clocks/clock-entry.ts';
import { clockStateAt, remainingAt } from '../../domain/clocks/clock-state.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import type { CaseSettings } from '../../workflows/contract.ts';
import type { Clock } from '../contract/cases.ts';
import type { Named, Stage } from '../contract/common.ts';
import { namedOrNull } from '../named.ts';
import type { ApiServices } from '../services.ts';

interface ClockRow {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage | null;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly unit_name_en: string | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly person_name_en: string | null;
  readonly entries: readonly ClockEntry[];
  readonly judged: JudgedClock;
}

const readClocks = async (services: ApiServices, caseId: string): Promise<ClockRow[]> => {
  const found = await sql<ClockRow>`
    select k.id, k.name, k.stage, k.unit_id, u.name as unit_name, u.name_en as unit_name_en,
      k.person_id, p.name as person_name, p.name_en as person_name_en, k.entries, k.judged
    from clock k left join unit u on u.id = k.unit_id left join person p on p.id = k.person_id
    where k.case_id = ${caseId}
    order by (k.judged ->> 'startedAt')::numeric nulls last, k.id`.execute(services.database);
  return [...found.rows];
};

/** Names of the persons in causes, and the ledger entry of each of the workflow's steps. */
interface CauseWords {
  readonly persons: ReadonlyMap<string, Named>;
  readonly seqOfStep: ReadonlyMap<number, number>;
}

const causeWords = async (
  services: ApiServices,
  caseId: string,
  rows: readonly ClockRow[],
): Promise<CauseWords> => {
  const persons = [
    ...new Set(
      rows.flatMap((row) => row.judged.segments.flatMap((segment) => segment.cause.by ?? [])),
    ),
  ];
  const [people, steps] = await Promise.all([
    persons.length === 0
      ? []
      : services.database
          .selectFrom('person')
          .where('id', 'in', persons)
          .select(['id', 'name', 'name_en'])
          .execute(),
    services.database
      .selectFrom('ledger_entry')
      .where('case_id', '=', caseId)
      .where('step', 'is not', null)
      .groupBy('step')
      .select(({ fn }) => ['step', fn.min('seq').as('seq')])
      .execute(),
  ]);
  return {
    persons: new Map(
      people.map((person) => [
        person.id,
        { id: person.id, name: person.name, nameEn: person.name_en },
      ]),
    ),
    seqOfStep: new Map(steps.flatMap((row) => (row.step === null ? [] : [[row.step, row.seq]]))),
  };
};

const viewCause = (cause: ClockCause, words: CauseWords): Clock['segments'][number]['cause'] => ({
  code: cause.code,
  ...(cause.params === undefined ? {} : { params: cause.params }),
  by:
    cause.by === undefined
      ? null
      : (words.persons.get(cause.by) ?? { id: cause.by, name: cause.by }),
  seq: cause.step === undefined ? null : (words.seqOfStep.get(cause.step) ?? null),
});

const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

interface Judging {
  readonly now: number;
  readonly calendar: WorkingCalendar | null;
  readonly settings: CaseSettings;
}

/** The same clock by the calendar that is in force today (two-dated clocks, architecture decision 5). */
const recompute = (row: ClockRow, { now, calendar, settings }: Judging): Clock['recomputed'] => {
  const judged = calendar === null ? row.judged : judgeClock(row.entries, calendar, settings);
  return {
    dueAt: iso(judged.dueAt),
    state: clockStateAt(judged, now),
    calendarVersion: judged.calendarVersion,
  };
};

const viewClock = (row: ClockRow, judging: Judging, words: CauseWords): Clock => {
  const { judged } = row;
  return {
    id: row.id,
    name: row.name,
    stage: row.stage,
    unit: namedOrNull({ id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en }),
    person: namedOrNull({ id: row.person_id, name: row.person_name, nameEn: row.person_name_en }),
    limit: judged.limit === null ? null : { amount: judged.limit.amount, unit: judged.limit.unit },
    state: clockStateAt(judged, judging.now),
    startedAt: iso(judged.startedAt),
    warnAt: iso(judged.warnAt),
    dueAt: iso(judged.dueAt),
    stoppedAt: iso(judged.stoppedAt),
    remainingMillis:
      judging.calendar === null
        ? judged.remainingMillis
        : remainingAt(judged, judging.now, judging.calendar),
    extensions: judged.extensions,
    calendarVersion: judged.calendarVersion,
    missingYear: judged.missingYear,
    segments: judged.segments.map((segment) => ({
      kind: segment.kind,
      from: new Date(segment.from).toISOString(),
      to: iso(segment.to),
      cause: viewCause(segment.cause, words),
    })),
    recomputed: recompute(row, judging),
  };
};

/** All clocks of a case, as judged then and as the calendar says today. */
export const clocksOf = async (
  services: ApiServices,
  loaded: { readonly id: string; readonly settings: CaseSettings },
): Promise<Clock[]> => {
  const [rows, calendar] = await Promise.all([
    readClocks(services, loaded.id),
    services.calendars.inForce(),
  ]);
  const words = await causeWords(services, loaded.id, rows);
  const judging = { now: services.now().getTime(), calendar, settings: loaded.settings };
  return rows.map((row) => viewClock(row, judging, words));
};
