import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseDetail, CaseList, Ledger } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { OpenedCase } from '../../api/contract/secrecy.ts';
import { StepResult, TaskDetail, TaskList } from '../../api/contract/tasks.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { caseFilter, sampleReport, townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const protectedFor = { protected: { reason: '举报人要求保密' } };
const act = async (login: string, caseId: string, body: Record<string, unknown>) =>
  (await api.as(login)).post(`/api/cases/${caseId}/actions`, body);
const openFor = async (login: string, caseId: string, purpose = '领导要看进度') =>
  (await api.as(login)).post(`/api/cases/${caseId}/purpose`, { purpose });
const looks = async (login: string, caseId: string): Promise<number> =>
  (await (await api.as(login)).get(`/api/cases/${caseId}`)).statusCode;
const entriesOf = async (login: string, caseId: string) =>
  read(Ledger, await (await api.as(login)).get(`/api/cases/${caseId}/ledger?perPage=200`)).data;
const rowOf = async (login: string, caseId: string) => {
  const url = `/api/cases?filter=${encodeURIComponent(JSON.stringify({ id: caseId }))}`;
  return read(CaseList, await (await api.as(login)).get(url)).data[0];
};

describe('a case that is opened as a protected one', () => {
  it('says so in lists and no more, also to whoever reported it, and why in its ledger', async () => {
    const caseId = await town.open(protectedFor);
    for (const login of ['acceptor', 'leader'])
      expect(await rowOf(login, caseId)).toMatchObject({
        secrecy: 'protected',
        title: '****',
        address: null,
        category: null,
      });
    expect(await looks('leader', caseId)).toBe(403);
    expect((await openFor('leader', caseId)).statusCode).toBe(200);
    expect(await rowOf('leader', caseId)).toMatchObject({ title: sampleReport.title });
    expect(await entriesOf('leader', caseId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'case-protected', params: { reason: '举报人要求保密' } }),
      ]),
    );
  });

  it('is accepted and filed in one go, and refused without a reason', async () => {
    const acceptor = await api.as('acceptor');
    const { id: condition, category } = town.condition;
    const filed = read(
      OpenedReport,
      await acceptor.post('/api/reports', {
        ...sampleReport,
        ...protectedFor,
        file: { category, condition },
      }),
    );
    expect(filed.caseNumber).toMatch(/^JC-/u);
    expect(await rowOf('leader', filed.caseId)).toMatchObject({ secrecy: 'protected' });
    const blank = { ...sampleReport, protected: { reason: '  ' } };
    expect(problemOf(await acceptor.post('/api/reports', blank))).toMatchObject({
      code: 'validation-failed',
      errors: [{ path: '/protected/reason' }],
    });
  });

  it('is the same report when it comes again', async () => {
    const report = { ...sampleReport, ...protectedFor, externalId: 'upper-protected-1' };
    const acceptor = await api.as('acceptor');
    const first = read(OpenedReport, await acceptor.post('/api/reports', report));
    const again = await acceptor.post('/api/reports', report);
    expect([again.statusCode, read(OpenedReport, again).caseId]).toEqual([200, first.caseId]);
    await openFor('acceptor', first.caseId);
    const entries = await entriesOf('acceptor', first.caseId);
    expect(entries.filter(({ type }) => type === 'case-protected')).toHaveLength(1);
    await openFor('leader', first.caseId);
    // Lifted since, with a reason: the same report again does not call that in question.
    expect(
      (await act('leader', first.caseId, { type: 'unprotect', reason: '已公开' })).statusCode,
    ).toBe(200);
    const later = await acceptor.post('/api/reports', report);
    expect([later.statusCode, read(OpenedReport, later).caseId]).toEqual([200, first.caseId]);
  });

  it('refuses to be a repeat of an ordinary one, until its case is protected', async () => {
    const location = { address: '新华村东口' };
    const ordinary = { ...sampleReport, location, externalId: 'upper-protected-2' };
    const wished = { ...ordinary, ...protectedFor };
    const acceptor = await api.as('acceptor');
    const first = read(OpenedReport, await acceptor.post('/api/reports', ordinary));
    await town.find('acceptor', first.caseId, 'accept');
    expect(problemOf(await acceptor.post('/api/reports', wished))).toMatchObject({
      status: 409,
      code: 'case-not-protected',
      params: { caseId: first.caseId, number: first.number },
    });
    expect(await rowOf('leader', first.caseId)).toMatchObject({ secrecy: 'ordinary' });
    // Who does not see the case is told no more than that it is so.
    const grid = await api.as('grid');
    const blind = problemOf(await grid.post('/api/reports', wished));
    expect(blind).toMatchObject({ status: 409, code: 'case-not-protected' });
    expect(blind.params).toBeUndefined();
    const again = await acceptor.post('/api/reports', ordinary);
    expect([again.statusCode, read(OpenedReport, again).caseId]).toEqual([200, first.caseId]);

    expect(
      (await act('leader', first.caseId, { type: 'protect', reason: '来电人要求' })).statusCode,
    ).toBe(200);
    const now = await acceptor.post('/api/reports', wished);
    expect([now.statusCode, read(OpenedReport, now).caseId]).toEqual([200, first.caseId]);
  });
});

describe('work on a protected case', () => {
  it('needs no purpose once the task is taken, and one again when it is done', async () => {
    const caseId = await town.open(protectedFor);
    const acceptor = await api.as('acceptor');
    const { id, version } = await town.find('acceptor', caseId, 'accept');
    const done = { outcome: 'accept', data: { category: town.condition.category }, version };
    expect(problemOf(await acceptor.post(`/api/tasks/${id}/complete`, done)).code).toBe(
      'purpose-required',
    );
    expect((await acceptor.post(`/api/tasks/${id}/claim`)).statusCode).toBe(200);
    expect(await looks('acceptor', caseId)).toBe(200);
    const task = read(TaskDetail, await acceptor.get(`/api/tasks/${id}`));
    expect(task).toMatchObject({ title: sampleReport.title, secrecy: 'protected' });
    const finished = { ...done, version: task.version };
    expect((await acceptor.post(`/api/tasks/${id}/complete`, finished)).statusCode).toBe(200);
    expect(await looks('acceptor', caseId)).toBe(403);
    // What was just done can be taken back all the same: the answer shows nothing of the case.
    const back = await acceptor.post(`/api/tasks/${id}/actions`, { type: 'withdraw' });
    expect(back.statusCode).toBe(200);
  });

  it('answers a step that is sent again as it did, though it has ended what the sender had of the case', async () => {
    const caseId = await town.open(protectedFor);
    const acceptor = await api.as('acceptor');
    const { id } = await town.find('acceptor', caseId, 'accept');
    await acceptor.post(`/api/tasks/${id}/claim`);
    const { version } = read(TaskDetail, await acceptor.get(`/api/tasks/${id}`));
    const body = { outcome: 'accept', data: { category: town.condition.category }, version };
    const keyed = acceptor.with({ 'idempotency-key': 'protected-1' });
    const first = await keyed.post(`/api/tasks/${id}/complete`, body);
    const again = await keyed.post(`/api/tasks/${id}/complete`, body);
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(read(StepResult, again)).toEqual(read(StepResult, first));
    const other = await town.open();
    const commander = (await api.as('commander')).with({ 'idempotency-key': 'protected-2' });
    const protect = { type: 'protect', reason: '涉密' };
    const done = await commander.post(`/api/cases/${other}/actions`, protect);
    const repeated = await commander.post(`/api/cases/${other}/actions`, protect);
    expect([done.statusCode, repeated.statusCode]).toEqual([200, 200]);
    expect(read(StepResult, repeated)).toEqual(read(StepResult, done));
    expect(problemOf(await act('commander', other, protect)).code).toBe('purpose-required');
  });

  it('is there for who was given the task by name', async () => {
    const caseId = await town.open();
    await town.toHandler(caseId);
    expect((await act('commander', caseId, { type: 'protect', reason: '涉密' })).statusCode).toBe(
      200,
    );
    expect([await looks('handler', caseId), await looks('lead', caseId)]).toEqual([200, 403]);
  });
});

describe('a purpose', () => {
  it('is in the security log, holds for its time, for one person and one case', async () => {
    const [one, other] = [await town.open(protectedFor), await town.open(protectedFor)];
    const { validUntil } = read(OpenedCase, await openFor('supervisor', one, ' 回复来电 '));
    expect(Date.parse(validUntil)).toBeGreaterThan(Date.now());
    const log = await api.app.services.database
      .selectFrom('audit_event')
      .where('type', '=', 'protected-case-opened')
      .where('person_id', '=', 'p-supervisor')
      .select(['success', 'params'])
      .execute();
    expect(log).toEqual([
      { success: true, params: { caseId: one, purpose: '回复来电', expires: validUntil } },
    ]);
    expect([
      await looks('supervisor', one),
      await looks('supervisor', other),
      await looks('leader', one),
    ]).toEqual([200, 403, 403]);
    await api.app.services.database
      .updateTable('case_purpose')
      .set({ valid_until: new Date(Date.now() - 1000) })
      .where('case_id', '=', one)
      .execute();
    expect(await looks('supervisor', one)).toBe(403);
    expect((await openFor('supervisor', one)).statusCode).toBe(200);
    expect(await looks('supervisor', one)).toBe(200);
  });

  it('is not blank, and is said of what is in scope', async () => {
    const caseId = await town.open(protectedFor);
    expect(problemOf(await openFor('leader', caseId, '   ')).code).toBe('validation-failed');
    expect(problemOf(await openFor('handler', caseId)).code).toBe('not-found');
  });

  it('is said by who still sees a task that their unit has done, as they are asked for it', async () => {
    const caseId = await town.open();
    await town.toHandler(caseId);
    await act('commander', caseId, { type: 'protect', reason: '涉密' });
    const { database } = api.app.services;
    const { id } = await database
      .selectFrom('task')
      .where('case_id', '=', caseId)
      .where('element', '=', 'assign')
      .select('id')
      .executeTakeFirstOrThrow();
    // The case has gone to another unit meanwhile, and so have its open tasks.
    await database
      .updateTable('case')
      .set({ unit_id: 'u-water' })
      .where('id', '=', caseId)
      .execute();
    await database
      .updateTable('task')
      .set({ unit_id: 'u-water' })
      .where('case_id', '=', caseId)
      .where('state', '=', 'open')
      .execute();
    const colleague = await api.as('lead');
    await database
      .updateTable('task')
      .set({ closed_by: 'p-commander' })
      .where('id', '=', id)
      .execute();
    expect(problemOf(await colleague.get(`/api/tasks/${id}`)).code).toBe('purpose-required');
    expect((await openFor('lead', caseId)).statusCode).toBe(200);
    expect((await colleague.get(`/api/tasks/${id}`)).statusCode).toBe(200);
  });
});

describe('the level of a case', () => {
  it('is changed by commanders and leaders, with a reason in the ledger', async () => {
    const caseId = await town.open();
    const protect = { type: 'protect', reason: '举报人补充要求' };
    expect(problemOf(await act('acceptor', caseId, protect)).code).toBe('not-permitted');
    expect(problemOf(await act('commander', caseId, { type: 'protect' })).code).toBe(
      'validation-failed',
    );
    expect((await act('commander', caseId, protect)).statusCode).toBe(200);
    expect(await looks('commander', caseId)).toBe(403);
    await openFor('leader', caseId);
    expect(problemOf(await act('leader', caseId, protect))).toMatchObject({
      code: 'action-not-available',
      params: { reason: 'already-protected' },
    });
    const lift = { type: 'unprotect', reason: '已公开' };
    expect((await act('leader', caseId, lift)).statusCode).toBe(200);
    expect(await looks('commander', caseId)).toBe(200);
    const kinds = (await entriesOf('commander', caseId)).map(({ type }) => type);
    expect(kinds).toEqual(expect.arrayContaining(['case-protected', 'case-unprotected']));
    const detail = read(CaseDetail, await (await api.as('commander')).get(`/api/cases/${caseId}`));
    expect(detail.secrecy).toBe('ordinary');
  });

  it('masks what a notice says of it', async () => {
    const caseId = await town.open();
    await act('dispatcher', caseId, { type: 'urge', text: '请快一点' });
    await act('commander', caseId, { type: 'protect', reason: '涉密' });
    const acceptor = await api.as('acceptor');
    const notices = read(NoticeList, await acceptor.get('/api/notices?perPage=100')).data;
    const urged = notices.find((notice) => notice.caseId === caseId);
    expect(urged).toMatchObject({ title: '****', type: 'urge' });
    expect(urged?.params).not.toHaveProperty('text');
    const pool = `/api/tasks?view=pool&filter=${caseFilter(caseId)}`;
    expect(read(TaskList, await acceptor.get(pool)).data).toMatchObject([{ title: '****' }]);
  });
});
