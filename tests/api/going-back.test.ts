import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, Ledger } from '../../api/contract/cases.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { StepResult, TaskDetail, type Task } from '../../api/contract/tasks.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const detailOf = async (login: string, taskId: string): Promise<TaskDetail> =>
  read(TaskDetail, await (await api.as(login)).get(`/api/tasks/${taskId}`));
const act = async (login: string, taskId: string, body: Record<string, unknown>) =>
  (await api.as(login)).post(`/api/tasks/${taskId}/actions`, body);
const codeOf = async (login: string, taskId: string, body: Record<string, unknown>) =>
  problemOf(await act(login, taskId, body)).code;
const offer = ({ actions }: TaskDetail, name: string) =>
  actions.find(({ action }) => action === name);
const auditOf = async (caseId: string) =>
  read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`));
const lastEntry = async (caseId: string) =>
  read(Ledger, await (await api.as('dispatcher')).get(`/api/cases/${caseId}/ledger`)).data.at(-1);
const noticesOf = async (login: string, caseId: string): Promise<readonly string[]> =>
  read(NoticeList, await (await api.as(login)).get('/api/notices'))
    .data.filter((notice) => notice.caseId === caseId)
    .map(({ type }) => type);

const reason = '是哪一盏路灯？';

/** The lead has the case and asks the dispatcher. */
const asked = async () => {
  const caseId = await town.open();
  await town.toHandling(caseId);
  const assign = await town.find('lead', caseId, 'assign');
  const { askTargets } = await detailOf('lead', assign.id);
  const target = askTargets.find(({ element }) => element === 'dispatch');
  const answer = await act('lead', assign.id, { type: 'ask-back', target: target?.id, reason });
  return { caseId, assign, target, answer };
};

describe('asking back', () => {
  it('is offered with who would answer, opens the earlier step for them and waits', async () => {
    const { caseId, assign, target, answer } = await asked();
    expect(target).toMatchObject({ by: { id: 'p-dispatcher' } });
    expect(
      read(StepResult, answer)
        .tasks.map(({ element }) => element)
        .toSorted(),
    ).toEqual(['assign', 'dispatch']);
    const question = await town.find('dispatcher', caseId, 'dispatch');
    const held = await detailOf('lead', assign.id);
    expect(held).toMatchObject({
      state: 'open',
      assignee: { id: 'p-lead' },
      waitsFor: { id: question.id, element: 'dispatch', holder: { id: 'p-dispatcher' } },
      question: { task: assign.id, by: { id: 'p-lead' }, reason },
      askTargets: [],
    });
    for (const action of ['complete', 'ask-back'])
      expect(offer(held, action)).toMatchObject({ allowed: false, reason: 'task-held' });
    expect(offer(held, 'return')).toMatchObject({ allowed: true });
    expect(await detailOf('dispatcher', question.id)).toMatchObject({
      waitsFor: null,
      question: { task: assign.id, name: assign.name, by: { id: 'p-lead' }, reason },
    });
    expect((await town.detail('lead', caseId)).tasks).toMatchObject([
      { element: 'assign', waitsFor: { id: question.id } },
      { element: 'dispatch', waitsFor: null },
    ]);
    expect(await lastEntry(caseId)).toMatchObject({
      type: 'task-asked-back',
      taskId: assign.id,
      actor: { id: 'p-lead' },
      params: { reason },
    });
  });

  it('holds the task until it is answered, and then it goes on where it was', async () => {
    const { caseId, assign } = await asked();
    const { version } = await detailOf('lead', assign.id);
    const completing = { outcome: 'assign', data: { person: 'p-handler' }, version };
    const lead = await api.as('lead');
    expect(problemOf(await lead.post(`/api/tasks/${assign.id}/complete`, completing)).code).toBe(
      'task-held',
    );
    await town.finish(caseId, {
      login: 'dispatcher',
      element: 'dispatch',
      outcome: 'dispatch',
      data: { unit: 'u-enforcement' },
    });
    expect(await detailOf('lead', assign.id)).toMatchObject({ waitsFor: null, question: null });
    expect((await lead.post(`/api/tasks/${assign.id}/complete`, completing)).statusCode).toBe(200);
    expect((await town.find('handler', caseId, 'handle')).state).toBe('open');
    expect(await auditOf(caseId)).toMatchObject({ chain: { ok: true }, replay: { ok: true } });
  });

  it('is refused without a reason, to what is no earlier step, and for whoever has not the task', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const { id } = await town.find('lead', caseId, 'assign');
    const { askTargets } = await detailOf('lead', id);
    const ask = { type: 'ask-back', target: askTargets[0]?.id, reason };
    expect(await codeOf('lead', id, { ...ask, reason: ' ' })).toBe('validation-failed');
    expect(await codeOf('lead', id, { ...ask, target: id })).toBe('target-not-legal');
    for (const login of ['dispatcher', 'supervisor', 'auditor'])
      expect([login, await codeOf(login, id, ask)]).toEqual([login, 'not-permitted']);
    expect(await codeOf('lead2', id, ask)).toBe('not-found');
    // A refusal leaves no claim behind.
    expect((await detailOf('lead', id)).claimedAt).toBeNull();
  });
});

/** The lead has given the case to the handler. */
const assigned = async (): Promise<{ caseId: string; assign: Task; handle: Task }> => {
  const caseId = await town.open();
  await town.toHandling(caseId);
  const assign = await town.find('lead', caseId, 'assign');
  const data = { person: 'p-handler' };
  await town.finish(caseId, { login: 'lead', element: 'assign', outcome: 'assign', data });
  return { caseId, assign, handle: await town.find('handler', caseId, 'handle') };
};

describe('taking back', () => {
  const withdraw = { type: 'withdraw' };

  it('gives whoever completed a task it back, and tells whoever had been given what followed', async () => {
    const { caseId, assign, handle } = await assigned();
    const done = await detailOf('lead', assign.id);
    expect(offer(done, 'withdraw')).toMatchObject({ allowed: true });
    expect(done.takeBack).toMatchObject({
      touched: null,
      withdraws: [{ id: handle.id, name: handle.name, holder: { id: 'p-handler' } }],
    });
    expect((await town.detail('lead', caseId)).takeBack).toMatchObject([
      { id: assign.id, element: 'assign', touched: null, withdraws: [{ id: handle.id }] },
    ]);
    const answer = await act('lead', assign.id, { ...withdraw, reason: '换个人' });
    expect(read(StepResult, answer).tasks).toMatchObject([{ element: 'assign', person: 'p-lead' }]);
    expect(await detailOf('handler', handle.id)).toMatchObject({ state: 'returned' });
    expect(await noticesOf('handler', caseId)).toEqual(['task-returned']);
    expect(await noticesOf('lead', caseId)).toEqual([]);
    expect(await lastEntry(caseId)).toMatchObject({
      type: 'task-withdrawn',
      taskId: assign.id,
      actor: { id: 'p-lead', role: 'lead' },
      params: { reason: '换个人' },
    });
    expect(await codeOf('lead', assign.id, withdraw)).toBe('action-not-available');
    const data = { person: 'p-handler-enforcement-2' };
    await town.finish(caseId, { login: 'lead', element: 'assign', outcome: 'assign', data });
    expect((await town.find('handler-enforcement-2', caseId, 'handle')).state).toBe('open');
    expect(await auditOf(caseId)).toMatchObject({ chain: { ok: true }, replay: { ok: true } });
  });

  it('is not possible once somebody has what followed at hand, until they let go of it', async () => {
    const { caseId, assign, handle } = await assigned();
    const handler = await api.as('handler');
    const claim = { version: handle.version };
    expect((await handler.post(`/api/tasks/${handle.id}/claim`, claim)).statusCode).toBe(200);
    const done = await detailOf('lead', assign.id);
    expect(done.takeBack?.touched).toMatchObject({ name: handle.name, by: { id: 'p-handler' } });
    expect(offer(done, 'withdraw')).toMatchObject({ allowed: false, reason: 'step-touched' });
    expect(await codeOf('lead', assign.id, withdraw)).toBe('step-touched');
    expect((await town.detail('lead', caseId)).takeBack).toMatchObject([
      { id: assign.id, touched: { by: { id: 'p-handler' } } },
    ]);
    expect((await handler.post(`/api/tasks/${handle.id}/release`, {})).statusCode).toBe(200);
    expect((await act('lead', assign.id, withdraw)).statusCode).toBe(200);
  });

  it('is not possible once what followed is done, and never for anybody else', async () => {
    const { caseId, assign } = await assigned();
    const others = { dispatcher: 'not-permitted', supervisor: 'not-permitted', lead2: 'not-found' };
    for (const [login, code] of Object.entries(others))
      expect([login, await codeOf(login, assign.id, withdraw)]).toEqual([login, code]);
    expect((await detailOf('dispatcher', assign.id)).takeBack).toBeNull();
    const [before, after] = [await town.upload('handler'), await town.upload('handler')];
    const data = { result: '已更换', before: [before], after: [after] };
    await town.finish(caseId, { login: 'handler', element: 'handle', outcome: 'submit', data });
    expect(await codeOf('lead', assign.id, withdraw)).toBe('step-touched');
    const open = await town.find('lead', caseId, 'confirm-result');
    expect(await codeOf('lead', open.id, withdraw)).toBe('action-not-available');
  });

  it('and beginning with what followed exclude each other', async () => {
    const { assign, handle } = await assigned();
    const handler = await api.as('handler');
    const [back, claimed] = await Promise.all([
      act('lead', assign.id, withdraw),
      handler.post(`/api/tasks/${handle.id}/claim`, { version: handle.version }),
    ]);
    expect(new Set([back.statusCode, claimed.statusCode])).toEqual(new Set([200, 409]));
  });
});
