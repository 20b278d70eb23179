import type { JsonObject } from '../../bpmn/model/json.ts';
import { remainingAt } from '../../domain/clocks/clock-state.ts';
import { judgeClock } from '../../domain/clocks/judge-clock.ts';
import { variablesOf } from '../../domain/forms/variables-of.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import { newWaitsIn } from '../cases/waits.ts';
import type { TaskPreview } from '../contract/tasks.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { formOf, procedureOf, resolveFor } from './complete-task.ts';
import type { LoadedTask } from './load-task.ts';
import { dependsOn, untold } from './depends-on.ts';
import { lookAhead } from './look-ahead.ts';
import { nextTasks, type ClockFacts, type Foretold } from './next-tasks.ts';

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

/** What completing now does to the clock that runs on the task. */
const effectOn = (
  { clocks, commands, now, calendar }: Foretold,
  clockId: string | null,
): TaskPreview['clock'] => {
  const running = clocks.find((clock) => clock.id === clockId);
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
const extendedIn = ({
  commands,
  clocks,
  now,
  calendar,
  settings,
}: Foretold): TaskPreview['extended'] =>
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
            settings,
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
  const ahead = lookAhead(procedure.graph, state, event);
  const { commands } = ahead;
  const foretold = { now, settings: task.settings, commands, clocks, calendar };
  const undecided = dependsOn(procedure.graph, state, ahead, {
    form: formOf(procedure, task),
    outcome: task.outcomes.find(({ code }) => code === wanted.outcome),
    data: wanted.data,
  });
  return {
    dependsOn: undecided,
    ...(undecided.length > 0
      ? untold
      : {
          next: await nextTasks(services, foretold),
          waits: newWaitsIn(procedure.graph, ahead.state, state),
          ends: commands.find((command) => command.type === 'end-case')?.end ?? null,
        }),
    clock: effectOn(foretold, task.clock_id),
    extended: [...extendedIn(foretold)],
  };
};
