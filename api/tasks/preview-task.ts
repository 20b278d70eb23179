import type { Command } from '../../bpmn/engine/commands.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { dueAt } from '../../domain/calendar/due-at.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { ClockEntry } from '../../domain/clocks/clock-entry.ts';
import { remainingAt } from '../../domain/clocks/clock-state.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import type { JudgedClock } from '../../domain/clocks/judged-clock.ts';
import { variablesOf } from '../../domain/forms/variables-of.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import { newWaitsIn } from '../cases/waits.ts';
import type { TaskPreview } from '../contract/tasks.ts';
import type { Named, Stage } from '../contract/common.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { formOf, procedureOf, resolveFor } from './complete-task.ts';
import type { LoadedTask } from './load-task.ts';
import { lookAhead } from './look-ahead.ts';

type Next = TaskPreview['next'][number];
type OpenTask = Extract<Command, { readonly type: 'open-task' }>;
type OpenClock = Extract<Command, { readonly type: 'open-clock' }>;

interface ClockFacts {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly ClockEntry[];
  readonly judged: JudgedClock;
}

const clocksOf = async (services: ApiServices, caseId: string): Promise<ClockFacts[]> => {
  const rows = await services.database
    .selectFrom('clock')
    .where('case_id', '=', caseId)
    .select(['id', 'name', 'entries', 'judged'])
    .orderBy('step')
    .execute();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the judge and the workflow
  return rows as unknown as ClockFacts[];
};

const namesOf = async (
  services: ApiServices,
  table: 'unit' | 'person',
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> => {
  if (ids.length === 0) return new Map();
  const rows = await services.database
    .selectFrom(table)
    .where('id', 'in', ids)
    .select(['id', 'name', 'name_en'])
    .execute();
  return new Map(rows.map((row) => [row.id, { id: row.id, name: row.name, nameEn: row.name_en }]));
};

interface Forecast {
  readonly now: number;
  readonly task: LoadedTask;
  readonly commands: readonly Command[];
  readonly clocks: readonly ClockFacts[];
  readonly calendar: WorkingCalendar | null;
}

/** When a clock that is opened now falls due; one that goes on has only what was left. */
const dueOf = (opened: OpenClock, { now, task, clocks, calendar }: Forecast): number | null => {
  const limit = parseLimit(opened.limit);
  if (limit === null || calendar === null) return null;
  const earlier = clocks.findLast((clock) => clock.name === opened.clock);
  const goesOn =
    opened.reentry === 'resume' &&
    earlier !== undefined &&
    (earlier.judged.pausedAt !== null || earlier.judged.stoppedAt !== null);
  if (goesOn)
    return judgeClock(
      [...earlier.entries, { type: 'resume', at: now, cause: { code: 'resumed' } }],
      calendar,
      task.settings,
    ).dueAt;
  const due = dueAt(now, limit, calendar);
  return due.ok ? due.due : null;
};

/** The clock of the task itself, else the one of the body that it is in and that was opened with it. */
const clockFor = (opened: OpenTask, { commands }: Forecast): OpenClock | null => {
  const clocks = commands.filter((command) => command.type === 'open-clock');
  return (
    clocks.find((clock) => clock.instance === opened.instance) ??
    (clocks.length === 1 ? (clocks[0] ?? null) : null)
  );
};

const viewNext = (
  opened: OpenTask,
  forecast: Forecast,
  names: {
    readonly units: ReadonlyMap<string, Named>;
    readonly persons: ReadonlyMap<string, Named>;
  },
): Next => {
  const clock = clockFor(opened, forecast);
  const due = clock === null ? null : dueOf(clock, forecast);
  return {
    element: opened.element,
    name: opened.name,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- stages of diagrams are checked at publishing
    stage: opened.stage as Stage | null,
    role: opened.role,
    unit:
      opened.unit === null
        ? null
        : (names.units.get(opened.unit) ?? { id: opened.unit, name: opened.unit }),
    person:
      opened.person === null
        ? null
        : (names.persons.get(opened.person) ?? { id: opened.person, name: opened.person }),
    limit: clock === null ? null : parseLimit(clock.limit),
    dueAt: due === null ? null : new Date(due).toISOString(),
  };
};

/** What completing now does to the clock that runs on the task. */
const effectOn = (forecast: Forecast): TaskPreview['clock'] => {
  const { task, clocks, commands, now, calendar } = forecast;
  const running = clocks.find((clock) => clock.id === task.clock_id);
  if (running === undefined) return null;
  const closes = commands.some(
    (command) => command.type === 'close-clock' && command.clock === running.name,
  );
  const opens = commands.some(
    (command) => command.type === 'open-clock' && command.clock === running.name,
  );
  const ended = commands.some((command) => command.type === 'end-case');
  const { dueAt: due } = running.judged;
  let effect: NonNullable<TaskPreview['clock']>['effect'] = closes || ended ? 'stops' : 'runs-on';
  if (opens) effect = 'restarts';
  return {
    effect,
    onTime: due === null ? null : now <= due,
    remainingMillis: calendar === null ? null : remainingAt(running.judged, now, calendar),
  };
};

/** Clocks that run now and that the procedure would extend. */
const extendedIn = ({ commands, clocks, now, calendar, task }: Forecast): TaskPreview['extended'] =>
  commands.flatMap((command) => {
    if (command.type !== 'operate-clock' || command.operation !== 'extend') return [];
    const limit = parseLimit(command.limit);
    const running = clocks.findLast((clock) => clock.name === command.clock);
    if (limit === null || running === undefined || running.judged.stoppedAt !== null) return [];
    const cause = { code: 'extended' };
    const due =
      calendar === null
        ? null
        : judgeClock(
            [...running.entries, { type: 'extend', at: now, limit, cause }],
            calendar,
            task.settings,
          ).dueAt;
    const { amount, unit } = limit;
    return [
      {
        clock: command.clock,
        limit: { amount, unit },
        dueAt: due === null ? null : new Date(due).toISOString(),
      },
    ];
  });

/** What is known already; fields that are still wrong or empty are passed over. */
const variablesSoFar = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
  wanted: { readonly outcome: string; readonly data: Record<string, unknown> },
): Promise<JsonObject> => {
  try {
    return (await resolveFor(services, reader, task, wanted)).variables;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'validation-failed') throw error;
    const procedure = await procedureOf(services, task);
    return variablesOf(formOf(procedure, task), wanted.outcome, wanted.data);
  }
};

const isOpenTask = (command: Command): command is OpenTask => command.type === 'open-task';

/**
 * Who gets the case next and until when, if the task were completed like this now: computed by the
 * engine on the replayed state; nothing is stored.
 * @throws Problem `task-not-open`, `outcome-not-offered`
 */
export const previewTask = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
  wanted: { readonly outcome: string; readonly data: Record<string, unknown> },
): Promise<TaskPreview> => {
  if (task.state !== 'open') throw new Problem('task-not-open');
  const procedure = await procedureOf(services, task);
  const [variables, state, clocks, calendar] = await Promise.all([
    variablesSoFar(services, reader, task, wanted),
    services.states.present({
      id: task.case_id,
      graphHash: task.graph_hash,
      graph: procedure.graph,
    }),
    clocksOf(services, task.case_id),
    services.calendars.inForce(),
  ]);
  const now = services.now().getTime();
  const event = {
    type: 'complete' as const,
    instance: task.instance,
    outcome: wanted.outcome,
    variables,
    at: now,
    by: reader.id,
  };
  const { commands, state: after } = lookAhead(procedure.graph, state, event);
  const forecast = { now, task, commands, clocks, calendar };
  const opened = commands.filter(isOpenTask);
  const [units, persons] = await Promise.all([
    namesOf(
      services,
      'unit',
      opened.flatMap((next) => next.unit ?? []),
    ),
    namesOf(
      services,
      'person',
      opened.flatMap((next) => next.person ?? []),
    ),
  ]);
  return {
    next: opened.map((next) => viewNext(next, forecast, { units, persons })),
    waits: newWaitsIn(procedure.graph, after, state),
    ends: commands.find((command) => command.type === 'end-case')?.end ?? null,
    clock: effectOn(forecast),
    extended: [...extendedIn(forecast)],
  };
};
