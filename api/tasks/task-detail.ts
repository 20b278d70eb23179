import { offeredActions } from '../../domain/actions/offered-actions.ts';
import { handingActions } from '../../domain/actions/action-table.ts';
import type { ActionFacts, TaskFacts } from '../../domain/actions/action-facts.ts';
import { returnTargets } from '../../bpmn/engine/queries.ts';
import { triesAt } from '../cases/waits.ts';
import { actionFacts, type FactCase } from '../cases/case-facts.ts';
import { formSchema } from '../../domain/forms/form-schema.ts';
import type { CaseTask, Form, TaskDetail, TaskForm } from '../contract/tasks.ts';
import type { PublishedProcedure } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { formOf, procedureOf } from './complete-task.ts';
import { formValues } from './form-values.ts';
import { offeredTask, type LoadedTask } from './load-task.ts';
import { viewTask } from './view-task.ts';

type Targets = TaskDetail['returnTargets'];

/** The case of a task, as far as its actions depend on it. */
export const factCaseOf = (task: LoadedTask): FactCase => ({
  id: task.case_id,
  state: task.case_state,
  grid_id: task.case_grid,
  ended_at: null,
  settings: task.settings,
});

/** Earlier instances that the engine lets the task go back to, with who finished them and when. */
const targetsOf = async (
  services: ApiServices,
  task: LoadedTask,
  procedure: PublishedProcedure,
): Promise<Targets> => {
  if (task.state !== 'open') return [];
  const state = await services.states.present({
    id: task.case_id,
    graphHash: task.graph_hash,
    graph: procedure.graph,
  });
  const targets = returnTargets(procedure.graph, state, task.instance);
  if (targets.length === 0) return [];
  const ids = targets.map((target) => `${task.case_id}.${target.instance}`);
  const closed = await services.database
    .selectFrom('task')
    .leftJoin('person', 'person.id', 'task.closed_by')
    .where('task.id', 'in', ids)
    .select([
      'task.id',
      'closed_at',
      'person.id as person_id',
      'person.name as person_name',
      'person.name_en',
    ])
    .execute();
  const known = new Map(closed.map((row) => [row.id, row]));
  return targets.map((target) => {
    const id = `${task.case_id}.${target.instance}`;
    const row = known.get(id);
    return {
      id,
      effect: target.effect,
      element: target.element,
      name: target.name,
      nameEn: target.nameEn,
      by:
        row?.person_id === null || row?.person_id === undefined
          ? null
          : {
              id: row.person_id,
              name: row.person_name ?? row.person_id,
              nameEn: row.name_en ?? '',
            },
      at: row?.closed_at?.toISOString() ?? null,
    };
  });
};

/** What decides on the actions on a task. */
const taskFactsOf = (task: LoadedTask, targets: number): TaskFacts => ({
  state: task.state,
  resource: {
    own: task.own,
    units: task.unit_id === null ? [] : [task.unit_id],
    unitsAbove: [],
    grid: task.grid_id,
  },
  offered: offeredTask(task),
  claimedBy: task.claimed_by,
  delegation: task.delegation,
  read: task.read_at !== null,
  returnTargets: targets,
});

/** The facts of a case with those of one of its tasks. */
const withTask = (facts: ActionFacts, task: LoadedTask, targets: number): ActionFacts => {
  const own = taskFactsOf(task, targets);
  const { unitsAbove } = facts.case.resource;
  return { ...facts, task: { ...own, resource: { ...own.resource, unitsAbove } } };
};

/** What decides on the actions on a task, with the case around it. */
const factsWith = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
  targets: Targets,
): Promise<ActionFacts> =>
  withTask(await actionFacts(services, reader, factCaseOf(task)), task, targets.length);

/** An open task on the page of its case, whose facts are given: none of them depends on where it may go back to. */
export const viewCaseTask = async (
  services: ApiServices,
  task: LoadedTask,
  facts: ActionFacts,
): Promise<CaseTask> => ({
  ...(await viewTask(services, task, services.now())),
  actions: offeredActions(withTask(facts, task, 0)).filter(({ action }) =>
    handingActions.has(action),
  ),
});

export const taskActionFacts = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
): Promise<ActionFacts> =>
  factsWith(
    services,
    reader,
    task,
    await targetsOf(services, task, await procedureOf(services, task)),
  );

const taskForm = async (
  services: ApiServices,
  task: LoadedTask,
  form: Form,
): Promise<TaskForm> => ({
  ...form,
  schema: { ...formSchema(form, task.outcomes) },
  values: await formValues(services, task, form),
});

export const taskDetail = async (
  services: ApiServices,
  reader: Reader,
  loaded: LoadedTask,
): Promise<TaskDetail> => {
  const procedure = await procedureOf(services, loaded);
  const form = formOf(procedure, loaded);
  const targets = await targetsOf(services, loaded, procedure);
  const [task, filled, facts] = await Promise.all([
    viewTask(services, loaded, services.now()),
    form === null ? null : taskForm(services, loaded, form),
    factsWith(services, reader, loaded, targets),
  ]);
  return {
    ...task,
    form: filled,
    returnTargets: targets,
    actions: [...offeredActions(facts)],
    tries: triesAt(loaded.stage, loaded.variables),
  };
};
