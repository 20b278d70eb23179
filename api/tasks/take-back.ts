import { withdrawTargets, type WithdrawTarget } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { isPending, type Delegation } from '../../domain/actions/delegation.ts';
import type { CaseDetail } from '../contract/cases.ts';
import type { TakeBack } from '../contract/going-back.ts';
import { namedOrNull } from '../named.ts';
import { elementIn } from '../procedure-store.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { earlierSteps } from './earlier-steps.ts';

/** The case as its ledger leaves it. */
export interface PresentCase {
  readonly id: string;
  readonly graph: Procedure;
  readonly state: CaseState;
}

/** A completed task of the reader that the case can go back to. */
export interface TakeBackTarget extends TakeBack {
  readonly id: string;
  readonly target: WithdrawTarget;
}

const openTasksOf = async (services: ApiServices, caseId: string) =>
  services.database
    .selectFrom('task')
    .leftJoin('person', (join) =>
      join.on((on) => on('person.id', '=', on.fn.coalesce('task.claimed_by', 'task.person_id'))),
    )
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .select([
      'task.id',
      'task.element',
      'task.name',
      'task.role',
      'task.claimed_by',
      'task.delegation',
      'person.id as person_id',
      'person.name as person_name',
      'person.name_en as person_name_en',
    ])
    .execute();

type OpenTask = Awaited<ReturnType<typeof openTasksOf>>[number];

const holderOf = (task: OpenTask) =>
  namedOrNull({ id: task.person_id, name: task.person_name, nameEn: task.person_name_en });

const isAtHand = (task: OpenTask, reader: Reader): boolean =>
  (task.claimed_by !== null && task.claimed_by !== reader.id) ||
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by record_progress
  isPending(task.delegation as Delegation | null);

const viewTarget = (
  { id: caseId, graph }: PresentCase,
  target: WithdrawTarget,
  tasks: readonly OpenTask[],
  reader: Reader,
): TakeBackTarget => {
  const ids = new Set(target.open.map((instance) => `${caseId}.${instance}`));
  const behind = tasks.filter(({ id }) => ids.has(id));
  const view = (task: OpenTask) => ({
    id: task.id,
    name: task.name,
    nameEn: elementIn(graph, task.element)?.nameEn ?? task.name,
    role: task.role,
    holder: holderOf(task),
  });
  const atHand = behind.find((task) => isAtHand(task, reader));
  const worked =
    target.touched === null
      ? null
      : { name: target.touched.name, nameEn: target.touched.nameEn, by: null };
  const held =
    atHand === undefined
      ? null
      : { name: view(atHand).name, nameEn: view(atHand).nameEn, by: holderOf(atHand) };
  return {
    id: `${caseId}.${target.instance}`,
    target,
    touched: worked ?? held,
    withdraws: behind.map((task) => view(task)),
  };
};

/**
 * What the reader has completed and the engine could go back to, newest first; whoever has at hand what
 * came of it is known here alone (returns.md, "Withdraw").
 */
export const takeBackTargets = async (
  services: ApiServices,
  reader: Reader,
  present: PresentCase,
  options: { readonly olderTurns?: boolean } = {},
): Promise<TakeBackTarget[]> => {
  const targets = withdrawTargets(present.graph, present.state, reader.id, options);
  if (targets.length === 0) return [];
  const tasks = await openTasksOf(services, present.id);
  return targets.map((target) => viewTarget(present, target, tasks, reader));
};

/** The same as a case shows it, with when each was completed. */
export const takenBackIn = async (
  services: ApiServices,
  reader: Reader,
  present: PresentCase,
): Promise<CaseDetail['takeBack']> => {
  const targets = await takeBackTargets(services, reader, present);
  const steps = await earlierSteps(
    services,
    present.id,
    targets.map(({ target }) => target),
  );
  return steps.map(({ id, element, name, nameEn, at }, place) => ({
    id,
    element,
    name,
    nameEn,
    at,
    touched: targets[place]?.touched ?? null,
    withdraws: targets[place]?.withdraws ?? [],
  }));
};
