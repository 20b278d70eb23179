import { checkActivity } from '../../domain/actions/check-activity.ts';
import type { StartableActivity } from '../../domain/actions/action-facts.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../tasks/require-eligible.ts';
import { optionalText, textParam, type ActionRequest, type Performer } from './action-request.ts';
import { refusalProblem } from './refusal-problem.ts';
import { send } from './send-action.ts';

const startableOf = ({ facts, params }: ActionRequest): StartableActivity => {
  const found = facts.case.startable.find(
    ({ target, element }) =>
      target === textParam(params, 'target') && element === textParam(params, 'element'),
  );
  if (found === undefined) throw new Problem('activity-not-startable');
  return found;
};

/** @throws Problem `activity-not-startable`, or `not-permitted` for the activity of another role */
export const startActivity: Performer = async (services, request) => {
  const activity = startableOf(request);
  const verdict = checkActivity(activity, request.facts);
  if (!verdict.allowed) throw refusalProblem(verdict.reason);
  const { posts } = request.reader.principal;
  const post = posts.find(({ role }) => role === activity.role) ?? posts[0] ?? null;
  return send(services, request, {
    name: 'start-activity',
    actor: actorOf(request.reader, post).actor,
    action: { type: 'start-activity', target: activity.target, element: activity.element },
  });
};

export const endActivities: Performer = async (services, request) => {
  const target = textParam(request.params, 'target');
  if (!request.facts.case.endable.includes(target)) throw new Problem('activity-not-startable');
  const reason = optionalText(request.params, 'reason');
  return send(services, request, {
    name: 'end-activities',
    action: { type: 'end-activities', target, ...(reason === null ? {} : { reason }) },
  });
};
