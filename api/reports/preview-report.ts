import type { Command } from '../../bpmn/engine/commands.ts';
import { emptyState } from '../../bpmn/engine/interpreter.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import { bindForm } from '../../domain/forms/bind-form.ts';
import { variablesOf } from '../../domain/forms/variables-of.ts';
import { centreUnit } from '../../migrations/centre-unit.ts';
import { newWaitsIn } from '../cases/waits.ts';
import type { PreviewReport } from '../contract/reports.ts';
import type { TaskPreview } from '../contract/tasks.ts';
import { resolveSubmission, type Submission } from '../facts/resolve-submission.ts';
import { Problem } from '../problem.ts';
import type { PublishedProcedure } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { dependsOn, untold } from '../tasks/depends-on.ts';
import { lookAhead } from '../tasks/look-ahead.ts';
import { isOpenTask, nextTasks } from '../tasks/next-tasks.ts';
import { gridOf } from './check-report.ts';
import { requireMayFile } from './file-at-once.ts';
import { reportProcedure } from './open-report.ts';
import { requireMayReport } from './require-may-report.ts';
import { startVariables } from './start-variables.ts';

/** The case as it would be so far. */
interface Reached {
  readonly state: CaseState;
  readonly commands: readonly Command[];
  readonly dependsOn: TaskPreview['dependsOn'];
}

/** Who asks, and what is known of the case that there is not yet. */
interface Asked {
  readonly services: ApiServices;
  readonly reader: Reader;
  readonly procedure: PublishedProcedure;
  readonly report: PreviewReport;
  readonly now: Date;
}

/** There is no case yet. */
const noCase = { caseId: '' };

const started = async (
  { services, reader, procedure, report, now }: Asked,
  settings: JsonObject,
): Promise<Reached> => {
  const location = report.grid === undefined ? {} : { location: { grid: report.grid } };
  const [grid, centre] = await Promise.all([
    gridOf(services.database, location),
    centreUnit(services.database),
  ]);
  if (centre === null) throw new Error('Expected a unit that is the centre, but there is none');
  const reporter = { wantsCallback: report.wantsCallback ?? false };
  const ahead = lookAhead(procedure.graph, emptyState(procedure.graph), {
    type: 'start',
    at: now.getTime(),
    by: reader.id,
    variables: {
      ...startVariables(
        { ...report, reporter },
        { classId: null, grid },
        { ...noCase, centre: centre.id, settings },
      ),
      settings,
    },
  });
  return { ...ahead, dependsOn: [] };
};

/** What filing at once submits at either step. */
const said = {
  accept: ({ category }: Filing) => ({ category }),
  file: ({ category, condition }: Filing) => ({ category, condition }),
};

type Filing = NonNullable<PreviewReport['file']>;
type OpenTask = Extract<Command, { readonly type: 'open-task' }>;

/** What submitting would tell the engine; what is missing or wrong yet is passed over. */
const told = async (
  { services, reader, now, report }: Asked,
  task: OpenTask,
  submission: Submission,
): Promise<JsonObject> => {
  try {
    const resolved = await resolveSubmission(submission, {
      ...noCase,
      database: services.database,
      reader,
      now,
      unit: task.unit,
      category: report.file?.category ?? null,
      urgency: report.urgency ?? 'normal',
    });
    return resolved.variables;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'validation-failed') throw error;
    return variablesOf(submission.form, submission.outcome, submission.data);
  }
};

/** One step on, where the case has come to that element. */
const stepped = async (
  asked: Asked,
  reached: Reached,
  step: keyof typeof said,
): Promise<Reached> => {
  const { procedure, report, now, reader } = asked;
  const task = reached.commands.filter(isOpenTask).find((open) => open.element === step);
  if (task === undefined) return reached;
  const found = task.form === null ? undefined : procedure.forms.get(task.form);
  const submission: Submission = {
    form: found === undefined ? null : bindForm(found, reached.state.variables),
    outcomes: task.outcomes.map((offered) => ({ ...offered, requires: [...offered.requires] })),
    outcome: step,
    data: Object.fromEntries(
      Object.entries(said[step](report.file ?? {})).filter(([, value]) => value !== undefined),
    ),
  };
  const ahead = lookAhead(procedure.graph, reached.state, {
    type: 'complete',
    instance: task.instance,
    outcome: step,
    variables: await told(asked, task, submission),
    at: now.getTime(),
    by: reader.id,
  });
  const undecided = dependsOn(procedure.graph, reached.state, ahead, {
    ...submission,
    outcome: submission.outcomes.find(({ code }) => code === step),
  });
  return {
    state: ahead.state,
    commands: [...reached.commands, ...ahead.commands],
    dependsOn: [...reached.dependsOn, ...undecided],
  };
};

/** Without what was opened and closed again on the way. */
const standing = (commands: readonly Command[]): Command[] => {
  const done = new Set(
    commands.flatMap((command) => (command.type === 'close-task' ? [command.instance] : [])),
  );
  return commands.filter(
    (command) =>
      !(command.type === 'open-task' || command.type === 'open-clock') ||
      !done.has(command.instance),
  );
};

/**
 * Who would get the case of a report that is not sent yet, and until when; with `file` as if it were
 * accepted and filed at once (`file-at-once.ts`). Computed by the engine; nothing is stored.
 * @throws Problem `not-permitted`, `validation-failed`, `procedure-invalid`
 */
export const previewReport = async (
  services: ApiServices,
  reader: Reader,
  report: PreviewReport,
): Promise<TaskPreview> => {
  requireMayReport(reader, report.grid === undefined ? {} : { location: { grid: report.grid } });
  if (report.file !== undefined) requireMayFile(reader);
  const [procedure, settings, calendar] = await Promise.all([
    services.procedures.current(reportProcedure),
    services.settings.forCase(),
    services.calendars.inForce(),
  ]);
  if (procedure === null)
    throw new Problem('procedure-invalid', {
      detail: `No version of ${reportProcedure} is published`,
    });
  const asked: Asked = { services, reader, procedure, report, now: services.now() };
  const begun = await started(asked, settings.variables);
  const reached =
    report.file === undefined
      ? begun
      : await stepped(asked, await stepped(asked, begun, 'accept'), 'file');
  const beside = { dependsOn: reached.dependsOn, clock: null, extended: [] };
  if (reached.dependsOn.length > 0) return { ...beside, ...untold };
  const commands = standing(reached.commands);
  const { graph } = procedure;
  const now = asked.now.getTime();
  return {
    ...beside,
    next: await nextTasks(services, { now, settings, commands, clocks: [], calendar }),
    waits: newWaitsIn(graph, reached.state, emptyState(graph)),
    ends: commands.find((command) => command.type === 'end-case')?.end ?? null,
  };
};
