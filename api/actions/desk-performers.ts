import { sql } from 'kysely';
import { notify } from '../../migrations/functions/notify.ts';
import { newId } from '../../migrations/new-id.ts';
import { fieldProblem, Problem } from '../problem.ts';
import {
  idsParam,
  optionalText,
  textParam,
  type ActionRequest,
  type Performer,
} from './action-request.ts';
import { deskOperation } from './desk-operation.ts';
import { requireReaders } from './require-readers.ts';

/** 留言: who is named in it is told. */
export const comment: Performer = async (services, request) => {
  const persons = idsParam(request.params, 'persons');
  await requireReaders(services, request.case.id, persons);
  return deskOperation(services, request, async (transaction) => {
    const id = newId();
    const taskId = request.task?.id ?? null;
    await transaction
      .insertInto('comment')
      .values({
        id,
        case_id: request.case.id,
        task_id: taskId,
        text: textParam(request.params, 'text'),
        created_by: request.reader.id,
      })
      .execute();
    for (const person of persons) {
      await notify(transaction, {
        caseId: request.case.id,
        type: 'mentioned',
        person,
        role: null,
        unit: null,
        params: { comment: id, by: request.reader.id },
      });
    }
    return {
      type: 'comment-added',
      params: { comment: id, ...(persons.length === 0 ? {} : { persons }) },
    };
  });
};

export const attach: Performer = async (services, request) => {
  const ids = idsParam(request.params, 'attachments');
  return deskOperation(services, request, async (transaction) => {
    const purpose = optionalText(request.params, 'purpose');
    const wanted = JSON.stringify(ids.map((id) => ({ id, purpose })));
    const target = JSON.stringify({ caseId: request.case.id, taskId: request.task?.id ?? null });
    const found = await sql<{ bound: boolean }>`
      select bind_attachments(${wanted}::jsonb, ${request.reader.id}, ${target}::jsonb) as bound`.execute(
      transaction,
    );
    if (found.rows[0]?.bound !== true) {
      throw fieldProblem('validation-failed', '/attachments', {
        code: 'unknown-reference',
        message: 'must be own files that nothing refers to yet',
      });
    }
    return { type: 'attachments-added', params: { attachments: ids } };
  });
};

/** 催办: whoever should act now is told; of one task, or of all open ones. */
export const urge: Performer = async (services, request) =>
  deskOperation(services, request, async (transaction) => {
    const text = optionalText(request.params, 'text');
    let query = transaction
      .selectFrom('task')
      .where('case_id', '=', request.case.id)
      .where('state', '=', 'open')
      .select(['id', 'role', 'unit_id', 'person_id', 'claimed_by']);
    if (request.task !== null) query = query.where('id', '=', request.task.id);
    const tasks = await query.execute();
    if (tasks.length === 0) throw new Problem('task-not-open');
    for (const task of tasks) {
      await notify(transaction, {
        caseId: request.case.id,
        type: 'urge',
        person: task.claimed_by ?? task.person_id,
        role: task.role,
        unit: task.unit_id,
        params: { taskId: task.id, by: request.reader.id, ...(text === null ? {} : { text }) },
      });
    }
    return { type: 'urged', params: { tasks: tasks.map((task) => task.id) } };
  });

const knownPersons = async (
  services: Parameters<Performer>[0],
  ids: readonly string[],
): Promise<void> => {
  const found = await services.database
    .selectFrom('person')
    .where('id', 'in', ids)
    .where('active', '=', true)
    .select('id')
    .execute();
  const missing = ids.findIndex((id) => !found.some((person) => person.id === id));
  if (missing === -1) return;
  throw fieldProblem('validation-failed', `/persons/${String(missing)}`, {
    code: 'unknown-reference',
    message: 'names nobody with an account',
  });
};

/** The task that the copy shows: the one it was sent from, else the newest. */
const shownTask = async (
  services: Parameters<Performer>[0],
  request: ActionRequest,
): Promise<string | null> => {
  if (request.task !== null) return request.task.id;
  const found = await services.database
    .selectFrom('task')
    .where('case_id', '=', request.case.id)
    .select('id')
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.id ?? null;
};

/** 抄送: to whom it was sent before, it is not sent again. */
export const copy: Performer = async (services, request) => {
  const persons = idsParam(request.params, 'persons');
  await knownPersons(services, persons);
  const taskId = await shownTask(services, request);
  return deskOperation(services, request, async (transaction) => {
    const earlier = await transaction
      .selectFrom('notice')
      .where('case_id', '=', request.case.id)
      .where('type', '=', 'copied')
      .where('person_id', 'in', persons)
      .select('person_id')
      .execute();
    const fresh = persons.filter((id) => !earlier.some((notice) => notice.person_id === id));
    const text = optionalText(request.params, 'text');
    for (const person of fresh) {
      await notify(transaction, {
        caseId: request.case.id,
        type: 'copied',
        person,
        role: null,
        unit: null,
        params: { taskId, by: request.reader.id, ...(text === null ? {} : { text }) },
      });
    }
    return { type: 'copied', params: { persons: fresh } };
  });
};

/** 已阅: that it was seen, once. */
export const read: Performer = async (services, request) =>
  deskOperation(services, request, async (transaction) => {
    if (request.task === null) throw new Problem('not-found');
    await transaction
      .updateTable('task')
      .set({ read_at: new Date(request.facts.now) })
      .where('id', '=', request.task.id)
      .where('read_at', 'is', null)
      .execute();
    return { type: 'task-read', params: {} };
  });
