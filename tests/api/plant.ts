import { sql } from 'kysely';
import type { ClockEntry } from '../../domain/clocks/clock-entry.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import type { ApiServices } from '../../api/services.ts';
import { bigrams } from '../../domain/text/bigrams.ts';
import { newId } from '../../migrations/new-id.ts';

export interface PlantedCase {
  readonly id: string;
  readonly unit: string | null;
  readonly grid: string | null;
}

export interface Planting {
  readonly unit?: string | null;
  readonly grid?: string | null;
  readonly createdBy?: string | null;
  readonly title?: string;
}

/** A case as the projection would leave it, for reading; no engine knows it. */
export const plantCase = async (
  services: ApiServices,
  planting: Planting = {},
): Promise<PlantedCase> => {
  const procedure = await services.procedures.current('ordinary-event');
  if (procedure === null)
    throw new Error('Expected the delivered procedure, but it is not published');
  const id = newId();
  const { unit = null, grid = null } = planting;
  await services.database
    .insertInto('case')
    .values({
      id,
      report_number: `LS-${id.slice(-12)}`,
      number: null,
      title: planting.title ?? '植入的事件',
      description: '',
      state: 'open',
      stage: 'accept',
      stages: '[]',
      channel: 'phone',
      category: null,
      condition_id: null,
      urgency: 'normal',
      longitude: null,
      latitude: null,
      address: null,
      grid_id: grid,
      unit_id: unit,
      person_id: null,
      procedure_key: procedure.key,
      procedure_version: procedure.version,
      graph_hash: procedure.hash,
      settings: JSON.stringify(await services.settings.forCase()),
      variables: '{}',
      batch_hash: null,
      ledger_hash: null,
      created_by: planting.createdBy ?? null,
      filed_at: null,
      ended_at: null,
      end_code: null,
    })
    .execute();
  await services.database
    .insertInto('case_search')
    .values({ case_id: id, bigrams: [...bigrams(planting.title ?? '植入的事件')] })
    .execute();
  return { id, unit, grid };
};

export interface TaskPlanting {
  readonly count?: number;
  readonly role: string | null;
  readonly unit: string | null;
  readonly person?: string | null;
  readonly claimedBy?: string | null;
  readonly stage?: string;
  readonly grid?: string | null;
  readonly exclude?: readonly string[];
  /** Minutes from now until the first is due; the others follow, one a minute. Null: no clock. */
  readonly dueInMinutes?: number | null;
}

/** Open tasks of a case, due one minute after the other. */
export const plantTasks = async (
  services: ApiServices,
  of: PlantedCase,
  planting: TaskPlanting,
): Promise<void> => {
  const {
    count = 1,
    person = null,
    claimedBy = null,
    stage = 'accept',
    grid = of.grid,
    exclude = [],
  } = planting;
  const { dueInMinutes = 30 } = planting;
  const first = await services.database
    .selectFrom('task')
    .where('case_id', '=', of.id)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  const from = Number(first.n) + 1;
  const now = services.now();
  await sql`
    insert into task (id, case_id, instance, element, name, stage, role, unit_id, person_id, exclude, outcomes, state, step,
      opened_at, warn_at, due_at, clock_undetermined, channel, grid_id, claimed_by, claimed_at)
    select ${of.id} || '.' || lpad(n::text, 7, '0'), ${of.id}, n::text, 'accept', '受理', ${stage}, ${planting.role}, ${planting.unit},
      ${person}, ${[...exclude]}::text[], '[]', 'open', 1, ${now},
      ${now}::timestamptz + make_interval(mins => ${dueInMinutes}::integer + (n - ${from})::integer - 5),
      ${now}::timestamptz + make_interval(mins => ${dueInMinutes}::integer + (n - ${from})::integer),
      false, 'phone', ${grid}, ${claimedBy}, case when ${claimedBy}::text is null then null else ${now}::timestamptz end
    from generate_series(${from}::integer, ${from + count - 1}::integer) as n`.execute(
    services.database,
  );
};

const instant = (millis: number | null): Date | null => (millis === null ? null : new Date(millis));

/** A clock of a case, judged by the calendar in force, and the case with it: as the projection does it. */
export const plantClock = async (
  services: ApiServices,
  of: PlantedCase,
  entries: readonly ClockEntry[],
): Promise<void> => {
  const calendar = await services.calendars.inForce();
  if (calendar === null) throw new Error('Expected a calendar in force, but there is none');
  const judged = judgeClock(entries, calendar, await services.settings.forCase());
  await services.database
    .insertInto('clock')
    .values({
      id: newId(),
      case_id: of.id,
      name: 'handle',
      stage: 'handle',
      unit_id: of.unit,
      person_id: null,
      entries: JSON.stringify(entries),
      judged: JSON.stringify(judged),
      warn_at: instant(judged.warnAt),
      due_at: instant(judged.dueAt),
      escalate_at: instant(judged.escalateAt),
      paused_at: instant(judged.pausedAt),
      stopped_at: instant(judged.stoppedAt),
      cancelled: judged.cancelled,
      missing_year: judged.missingYear,
      calendar_version: calendar.version,
      step: 1,
    })
    .execute();
  await sql`update "case" c set (warn_at, due_at) = (select k.warn_at, k.due_at from clock k
    where k.case_id = c.id and k.due_at is not null and k.paused_at is null and k.stopped_at is null
    order by k.due_at limit 1) where c.id = ${of.id}`.execute(services.database);
};

/** A forecast that speaks of every case. */
export const plantForecast = async (
  { database }: ApiServices,
  records: readonly { readonly caseId: string; readonly taskId: string }[],
): Promise<void> => {
  const id = newId();
  const nothing = { reassigned_unit: null, reassigned_hours: null, longer_hours: null };
  await database
    .insertInto('forecast')
    .values({
      id,
      made_at: new Date(),
      until: new Date(Date.now() + 3_600_000),
      runs: 1,
      due_cases: records.length,
      sampled: records.length,
      handling_times: 1,
      compared_at: null,
    })
    .execute();
  await database
    .insertInto('forecast_case')
    .values(
      records.map(({ caseId, taskId }) => ({
        forecast_id: id,
        case_id: caseId,
        task_id: taskId,
        probability: 0.5,
        hours: '[0.5]',
        ...nothing,
        happened: null,
      })),
    )
    .execute();
};

/** As if the case had ended this month, handled within its limit. */
export const plantAssessment = async ({ database }: ApiServices, caseId: string): Promise<void> => {
  const figures = { indicators: { 'handled-on-time': { numerator: 1, denominator: 1 } } };
  await database
    .insertInto('assessment')
    .values({ case_id: caseId, round: 1, figures: JSON.stringify(figures) })
    .execute();
};

/** A view of the inbox that somebody saved. */
export const plantView = async (
  services: ApiServices,
  login: string,
  name: string,
): Promise<string> => {
  const id = newId();
  await services.database
    .insertInto('saved_view')
    .values({ id, person_id: `p-${login}`, list: 'tasks', name, query: '{"filter":{}}' })
    .execute();
  return id;
};

/** An open blue card to the unit that has the task of the case, or else the case. */
export const plantCard = async (
  services: ApiServices,
  of: {
    readonly caseId: string;
    readonly columns: {
      readonly unit: string | null;
      readonly task: { readonly unit: string | null };
    };
  },
): Promise<void> => {
  const unit = of.columns.task.unit ?? of.columns.unit;
  if (unit === null) throw new Error(`Expected ${of.caseId} or its task to be in a unit`);
  await services.database
    .insertInto('supervision_card')
    .values({
      id: newId(),
      case_id: of.caseId,
      level: 'blue',
      reason: '办得慢',
      unit_id: unit,
      answer_limit: JSON.stringify({ amount: 3, unit: 'workDays' }),
      issued_by: 'p-supervisor',
      issued_at: services.now(),
    })
    .execute();
};
