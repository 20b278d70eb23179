import type { Act } from '../acts/perform-act.ts';
import { fieldProblem, Problem } from '../problem.ts';
import { filesOf } from '../tasks/complete-task.ts';
import type { LoadedTask } from '../tasks/load-task.ts';
import { requireEligible } from '../tasks/require-eligible.ts';
import {
  idsParam,
  optionalText,
  textParam,
  type ActionRequest,
  type Performer,
} from './action-request.ts';
import { requireReceiver } from './require-receiver.ts';
import { send, taskOf } from './send-action.ts';

/** The task as it was known to the person, else as it was loaded: a claim in between is not overlooked. */
const asKnown = (task: LoadedTask, { params }: ActionRequest): Act['conditions'] => {
  const { version } = params;
  const known = typeof version === 'number' ? version : task.version;
  return { tasks: [{ id: task.id, version: known, claim: false }] };
};

/**
 * 委派: somebody who may take it does it for whoever has it now, and gives it back.
 * @throws Problem `validation-failed` at `/person`: `already-holder`, or as `requireReceiver` says
 */
export const delegate: Performer = async (services, request) => {
  const task = taskOf(request);
  const person = textParam(request.params, 'person');
  const owner = task.claimed_by ?? task.person_id;
  if (owner === null) throw new Problem('task-not-claimed');
  if (owner === person) {
    throw fieldProblem('validation-failed', '/person', {
      code: 'already-holder',
      message: 'has the task already',
    });
  }
  await requireReceiver(services, task, { person, unit: null, role: null });
  const reason = textParam(request.params, 'reason');
  return send(services, request, {
    name: 'delegate',
    action: { type: 'delegate', task: task.id, person, owner, reason },
    conditions: asKnown(task, request),
  });
};

/** The answer of the delegate, with files that may come with it. @throws Problem */
export const resolve: Performer = async (services, request) => {
  const task = taskOf(request);
  const ids = idsParam(request.params, 'attachments');
  const attachments = await filesOf(services, request.reader, task, ids);
  return send(services, request, {
    name: 'resolve',
    actor: requireEligible(task, request.reader).actor,
    action: {
      type: 'resolve',
      task: task.id,
      comment: textParam(request.params, 'comment'),
      ...(ids.length === 0 ? {} : { attachments: ids }),
    },
    conditions: { ...asKnown(task, request), attachments },
  });
};

export const recallDelegation: Performer = async (services, request) => {
  const task = taskOf(request);
  const reason = optionalText(request.params, 'reason');
  return send(services, request, {
    name: 'recall-delegation',
    action: {
      type: 'recall-delegation',
      task: task.id,
      ...(reason === null ? {} : { reason }),
    },
    conditions: asKnown(task, request),
  });
};
