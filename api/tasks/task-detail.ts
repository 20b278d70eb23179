import { offeredActions } from '../../domain/actions/offered-actions.ts';
import { handingActions } from '../../domain/actions/handing-actions.ts';
import type { ActionFacts, TaskFacts } from '../../domain/actions/action-facts.ts';
import { askTargets, returnTargets } from '../../bpmn/engine/queries.ts';
import { triesAt } from '../cases/waits.ts';
import { actionFacts, type FactCase } from '../cases/case-facts.ts';
import { formSchema } from '../../domain/forms/form-schema.ts';
import type { CaseTask, Form, TaskDetail, TaskForm } from '../contract/tasks.ts';
import type { PublishedProcedure } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { formOf, procedureOf } from './complete-task.ts';
import { earlierSteps, type EarlierStep } from './earlier-steps.ts';
import { formValues } from './form-values.ts';
import { offeredTask, type LoadedTask } from './load-task.ts';
import { withOfferedPhrases } from './offered-phrases.ts';
import { questionOf } from './question-of.ts';
import { takenAwayOf } from './taken-away.ts';
import { takeBackTargets, type PresentCase, type TakeBackTarget } from './take-back.ts';
import { viewTask } from './view-task.ts';

/** The case of a task, as far as its actions depend on it. */
export const factCaseOf = (task: LoadedTask): FactCase => ({
  id: task.case_id,
  state: task.case_state,
  grid_id: task.case_grid,
  secrecy: task.secrecy,
  ended_at: null,
  settings: task.settings,
});

/** What a task can do about earlier steps: for an open one where it may go, for one's own whether it can be had back. */
interface Surroundings {
  readonly returnTargets: readonly EarlierStep[];
  readonly askTargets: readonly EarlierStep[];
  readonly takeBack: TakeBackTarget | null;
}

const nowhere: Surroundings = { returnTargets: [], askTargets: [], takeBack: null };

const presentState = async (
  services: ApiServices,
  task: LoadedTask,
  { graph }: PublishedProcedure,
): Promise<PresentCase> => ({
  id: task.case_id,
  graph,
  state: await services.states.present({ id: task.case_id, graphHash: task.graph_hash, graph }),
});

/** How the reader can have back what they have completed; null when that is not possible. */
export const takeBackOf = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
): Promise<TakeBackTarget | null> => {
  if (task.state !== 'completed' || task.closed_by !== reader.id) return null;
  const present = await presentState(services, task, await procedureOf(services, task));
  const targets = await takeBackTargets(services, reader, present, { olderTurns: true });
  return targets.find(({ id }) => id === task.id) ?? null;
};

const surroundingsOf = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
): Promise<Surroundings> => {
  if (task.state !== 'open') {
    const takeBack = await takeBackOf(services, reader, task);
    return { returnTargets: [], askTargets: [], takeBack };
  }
  const { id, graph, state } = await presentState(
    services,
    task,
    await procedureOf(services, task),
  );
  const [back, asked] = await Promise.all([
    earlierSteps(services, id, returnTargets(graph, state, task.instance)),
    earlierSteps(services, id, askTargets(graph, state, task.instance)),
  ]);
  return { returnTargets: back, askTargets: asked, takeBack: null };
};

const takeBackFact = (found: TakeBackTarget | null): TaskFacts['takeBack'] => {
  if (found === null) return 'no-way-back';
  return found.touched === null ? 'possible' : 'touched';
};

/** What decides on the actions on a task. */
const taskFactsOf = (task: LoadedTask, around: Surroundings): TaskFacts => ({
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
  returnTargets: around.returnTargets.length,
  askTargets: around.askTargets.length,
  held: task.waits_for !== null,
  completedBy: task.state === 'completed' ? task.closed_by : null,
  takeBack: takeBackFact(around.takeBack),
});

/** The facts of a case with those of one of its tasks. */
const withTask = (facts: ActionFacts, task: LoadedTask, around: Surroundings): ActionFacts => {
  const own = taskFactsOf(task, around);
  const { unitsAbove } = facts.case.resource;
  return { ...facts, task: { ...own, resource: { ...own.resource, unitsAbove } } };
};

/** What decides on the actions on a task, with the case around it. */
const factsWith = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
  around: Surroundings,
): Promise<ActionFacts> =>
  withTask(await actionFacts(services, reader, factCaseOf(task)), task, around);

/** An open task on the page of its case, whose facts are given: none of them depends on where it may go back to. */
export const viewCaseTask = async (
  services: ApiServices,
  task: LoadedTask,
  facts: ActionFacts,
): Promise<CaseTask> => ({
  ...(await viewTask(services, task, services.now())),
  actions: offeredActions(withTask(facts, task, nowhere)).filter(({ action }) =>
    handingActions.has(action),
  ),
});

export const taskActionFacts = async (
  services: ApiServices,
  reader: Reader,
  task: LoadedTask,
): Promise<ActionFacts> =>
  factsWith(services, reader, task, await surroundingsOf(services, reader, task));

const taskForm = async (
  services: ApiServices,
  task: LoadedTask,
  form: Form,
): Promise<TaskForm> => ({
  ...(await withOfferedPhrases(services, task, form)),
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
  const around = await surroundingsOf(services, reader, loaded);
  const [task, filled, facts, question, takenAway] = await Promise.all([
    viewTask(services, loaded, services.now()),
    form === null ? null : taskForm(services, loaded, form),
    factsWith(services, reader, loaded, around),
    questionOf(services, loaded, procedure),
    takenAwayOf(services, loaded),
  ]);
  return {
    ...task,
    form: filled,
    returnTargets: [...around.returnTargets],
    askTargets: [...around.askTargets],
    question,
    takeBack:
      around.takeBack === null
        ? null
        : { touched: around.takeBack.touched, withdraws: around.takeBack.withdraws },
    takenAway,
    actions: [...offeredActions(facts)],
    tries: triesAt(loaded.stage, loaded.variables),
  };
};
