import { performAct } from '../acts/perform-act.ts';
import { Problem } from '../problem.ts';
import { actorOf, requireEligible } from '../tasks/require-eligible.ts';
import { takeBackOf } from '../tasks/task-detail.ts';
import { optionalText, textParam, type Performer } from './action-request.ts';
import { send, taskOf } from './send-action.ts';

/** To an earlier step: for good, or until whoever did it has answered. */
const toEarlierStep =
  (type: 'return' | 'ask-back'): Performer =>
  async (services, request) => {
    const task = taskOf(request);
    return performAct(services, {
      caseId: task.case_id,
      actor: requireEligible(task, request.reader).actor,
      repeatable: request.repeatable,
      action: {
        type,
        task: task.id,
        target: textParam(request.params, 'target'),
        reason: textParam(request.params, 'reason'),
      },
      conditions: { tasks: [{ id: task.id, version: null, claim: true }] },
    });
  };

export const returnTask = toEarlierStep('return');
export const askBack = toEarlierStep('ask-back');

/**
 * 撤回: what came of it is claimed with the command, so that nobody begins with it meanwhile.
 * @throws Problem `step-touched` when somebody has
 */
export const withdraw: Performer = async (services, request) => {
  const task = taskOf(request);
  const found = await takeBackOf(services, request.reader, task);
  if (found === null) throw new Problem('target-not-legal');
  const { posts } = request.reader.principal;
  const post = posts.find(({ role }) => role === task.role) ?? posts[0] ?? null;
  const reason = optionalText(request.params, 'reason');
  return send(services, request, {
    name: 'withdraw',
    actor: actorOf(request.reader, post).actor,
    action: { type: 'withdraw', target: task.id, ...(reason === null ? {} : { reason }) },
    conditions: {
      tasks: found.target.open.map((instance) => ({
        id: `${task.case_id}.${instance}`,
        version: null,
        claim: true,
        untouched: true,
      })),
    },
  });
};
