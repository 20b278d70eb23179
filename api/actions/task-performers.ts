import { claimTask, releaseTask } from '../../migrations/functions/claim-task.ts';
import type { Performed } from '../acts/perform-act.ts';
import { isRecord } from '../../domain/is-record.ts';
import { Problem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { completeTask } from '../tasks/complete-task.ts';
import { actorOf, requireEligible } from '../tasks/require-eligible.ts';
import {
  idsParam,
  optionalText,
  textParam,
  type ActionRequest,
  type Performer,
} from './action-request.ts';
import { standingCase } from './desk-operation.ts';

const answer = async (
  services: ApiServices,
  request: ActionRequest,
  seq: number | null,
): Promise<Performed> => ({
  kind: 'done',
  result: await standingCase(services.database, request.case.id, seq),
});

export const claim: Performer = async (services, request) => {
  if (request.task === null) throw new Problem('not-found');
  const { ledger } = requireEligible(request.task, request.reader);
  const claimed = await claimTask(services.database, {
    taskId: request.task.id,
    person: request.reader.id,
    version: null,
    actor: ledger,
    origin: 'person',
  });
  if (claimed.code !== 'claimed') throw new Problem(claimed.code);
  return answer(services, request, claimed.seq);
};

export const release: Performer = async (services, request) => {
  if (request.task === null) throw new Problem('not-found');
  const released = await releaseTask(services.database, {
    taskId: request.task.id,
    person: request.reader.id,
    version: null,
    actor: actorOf(request.reader, request.reader.principal.posts[0] ?? null).ledger,
    origin: 'person',
  });
  if (released.code !== 'released') throw new Problem(released.code);
  return answer(services, request, released.seq);
};

export const complete: Performer = async (services, request) => {
  if (request.task === null) throw new Problem('not-found');
  const { data, version } = request.params;
  const comment = optionalText(request.params, 'comment');
  return completeTask(services, {
    reader: request.reader,
    task: request.task,
    repeatable: request.repeatable,
    body: {
      outcome: textParam(request.params, 'outcome'),
      data: isRecord(data) ? { ...data } : {},
      version: Number(version),
      attachments: idsParam(request.params, 'attachments'),
      ...(comment === null ? {} : { comment }),
    },
  });
};
