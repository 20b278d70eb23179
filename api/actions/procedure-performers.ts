import type { JsonObject } from '../../bpmn/model/json.ts';
import { mayPark } from '../../domain/clocks/may-park.ts';
import { parseLimit } from '../../domain/limits/parse-limit.ts';
import { handlingClock } from '../cases/case-facts.ts';
import { isRecord } from '../../domain/is-record.ts';
import { newId } from '../../migrations/new-id.ts';
import { fieldProblem, Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { optionalText, textParam, type ActionRequest, type Performer } from './action-request.ts';
import { comment } from './desk-performers.ts';
import { requireReceiver } from './require-receiver.ts';
import { send, taskOf } from './send-action.ts';

/** JSON that came as JSON. */
const jsonObject = (value: unknown): JsonObject =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed from the request body
  isRecord(value) ? (value as JsonObject) : {};

export const transfer: Performer = async (services, request) => {
  const task = taskOf(request);
  const reason = optionalText(request.params, 'reason');
  const to = await requireReceiver(services, task, {
    person: optionalText(request.params, 'person'),
    unit: optionalText(request.params, 'unit'),
    role: optionalText(request.params, 'role'),
  });
  return send(services, request, {
    name: 'transfer',
    action: {
      type: 'transfer',
      task: task.id,
      person: to.person,
      ...(to.unit === null ? {} : { unit: to.unit }),
      ...(to.role === null ? {} : { role: to.role }),
      ...(reason === null ? {} : { reason }),
    },
    conditions: { tasks: [{ id: task.id, version: null, claim: false }] },
  });
};

/** The clock that is meant: named by its id, else that of handling which runs now. */
const clockToExtend = async (services: ApiServices, request: ActionRequest): Promise<string> => {
  const named = optionalText(request.params, 'clock');
  if (named !== null) return named;
  const found = await services.database
    .selectFrom('clock')
    .where('case_id', '=', request.case.id)
    .where('name', '=', handlingClock)
    .where('stopped_at', 'is', null)
    .where('cancelled', '=', false)
    .select('id')
    .orderBy('step', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (found === undefined) throw new Problem('clock-not-running');
  return found.id;
};

/** 延期: granted at once by whoever may, else asked for; the reason of a request is a remark on the case. */
export const extend: Performer = async (services, request) => {
  const limit = parseLimit(request.params['limit']);
  if (limit === null) throw new Problem('validation-failed');
  const reason = textParam(request.params, 'reason');
  if (request.mode === 'direct') {
    const clock = await clockToExtend(services, request);
    return send(services, request, {
      name: 'extend',
      action: { type: 'extend', clock, limit, reason },
    });
  }
  const asked = await send(services, request, {
    name: 'extend',
    action: {
      type: 'message',
      message: 'extension-requested',
      messageId: newId(),
      correlation: request.case.id,
      variables: { requestedLimit: { amount: limit.amount, unit: limit.unit } },
    },
  });
  await comment(services, {
    ...request,
    params: { text: reason },
    repeatable: { key: null, bodyHash: '' },
  });
  return asked;
};

/** 挂账, until a moment ahead that is not too far: it resumes by itself. @throws Problem */
export const park: Performer = async (services, request) => {
  const until = Date.parse(textParam(request.params, 'until'));
  const { now, rules } = request.facts;
  const limits = { quota: rules.parkQuota, maximumDays: rules.parkMaximumDays };
  const answer = mayPark({ parked: false, parkings: 0 }, now, limits, until);
  if (!answer.allowed) {
    throw fieldProblem('validation-failed', '/until', {
      code: answer.reason,
      message: `must lie ahead, at most ${String(rules.parkMaximumDays)} days`,
    });
  }
  return send(services, request, {
    name: 'park',
    action: { type: 'park', until, reason: textParam(request.params, 'reason') },
  });
};

export const unpark: Performer = async (services, request) =>
  send(services, request, {
    name: 'unpark',
    action: { type: 'unpark', reason: textParam(request.params, 'reason') },
  });

export const voidCase: Performer = async (services, request) =>
  send(services, request, {
    name: 'void',
    action: { type: 'void', reason: textParam(request.params, 'reason') },
  });

export const reopen: Performer = async (services, request) =>
  send(services, request, {
    name: 'reopen',
    action: {
      type: 'reopen',
      target: textParam(request.params, 'target'),
      reason: textParam(request.params, 'reason'),
    },
  });

export const message: Performer = async (services, request) => {
  const correlation = optionalText(request.params, 'correlation') ?? request.case.id;
  return send(services, request, {
    name: 'message',
    action: {
      type: 'message',
      message: textParam(request.params, 'message'),
      messageId: newId(),
      correlation,
      variables: jsonObject(request.params['variables']),
    },
  });
};

export const repairIncident: Performer = async (services, request) => {
  const reason = optionalText(request.params, 'reason');
  const { variables } = request.params;
  return send(services, request, {
    name: 'repair-incident',
    action: {
      type: 'repair',
      incident: textParam(request.params, 'incident'),
      repair: {
        kind: request.params['repair'] === 'skip' ? 'skip' : 'retry',
        ...(reason === null ? {} : { reason }),
        ...(variables === undefined ? {} : { variables: jsonObject(variables) }),
      },
    },
  });
};

/** @throws Problem when there is no such calendar */
const requireCalendar = async (services: ApiServices, version: string): Promise<void> => {
  const found = await services.database
    .selectFrom('calendar_version')
    .where('id', '=', version)
    .select('id')
    .executeTakeFirst();
  if (found !== undefined) return;
  throw fieldProblem('validation-failed', '/calendarVersion', {
    code: 'unknown-reference',
    message: 'names no calendar',
  });
};

export const recomputeClocks: Performer = async (services, request) => {
  const calendar = await services.calendars.inForce();
  const named = optionalText(request.params, 'calendarVersion');
  if (named !== null) await requireCalendar(services, named);
  const calendarVersion = named ?? calendar?.version;
  if (calendarVersion === undefined)
    throw new Problem('action-not-available', { params: { reason: 'clock-undetermined' } });
  return send(services, request, {
    name: 'recompute-clocks',
    action: { type: 'recompute-clocks', calendarVersion },
  });
};
