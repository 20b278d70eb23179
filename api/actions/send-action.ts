import type { ActionName } from '../../domain/actions/action-names.ts';
import { actionTable } from '../../domain/actions/action-table.ts';
import type { CaseAction } from '../../workflows/contract.ts';
import { performAct, type Act, type Performed } from '../acts/perform-act.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import type { LoadedTask } from '../tasks/load-task.ts';
import { actorOf } from '../tasks/require-eligible.ts';
import type { ActionRequest } from './action-request.ts';

/** @throws Problem `not-found` when the action is aimed at the case */
export const taskOf = (request: ActionRequest): LoadedTask => {
  if (request.task === null) throw new Problem('not-found');
  return request.task;
};

/** Acts on the case under the first post, unless the task says otherwise. */
export const send = async (
  services: ApiServices,
  request: ActionRequest,
  act: {
    readonly name: ActionName;
    readonly action: CaseAction;
    readonly conditions?: Act['conditions'];
    readonly actor?: Act['actor'];
  },
): Promise<Performed> =>
  performAct(services, {
    caseId: request.case.id,
    actor: act.actor ?? actorOf(request.reader, request.reader.principal.posts[0] ?? null).actor,
    action: act.action,
    repeatable: request.repeatable,
    conditions: { caseStates: actionTable[act.name].caseStates, ...act.conditions },
  });
