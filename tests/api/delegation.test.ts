import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, CaseDetail, Ledger } from '../../api/contract/cases.ts';
import { StepResult, TaskDetail, TaskList, type Task } from '../../api/contract/tasks.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';
import { caseFilter, townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const owner = 'handler';
const helper = 'handler-enforcement-2';
const reason = '请先到现场看一下';

/** A case whose handling was given to `handler`. */
const handling = async (): Promise<{ readonly caseId: string; readonly task: Task }> => {
  const caseId = await town.open();
  await town.toHandling(caseId);
  const data = { person: `p-${owner}` };
  await town.finish(caseId, { login: 'lead', element: 'assign', outcome: 'assign', data });
  return { caseId, task: await town.find(owner, caseId, 'handle') };
};

const act = async (login: string | Client, taskId: string, body: Record<string, unknown>) =>
  (typeof login === 'string' ? await api.as(login) : login).post(
    `/api/tasks/${taskId}/actions`,
    body,
  );

/** The code of a refusal, with the field and its code where one is named. */
const refused = async (login: string, taskId: string, body: Record<string, unknown>) => {
  const { code, errors = [] } = problemOf(await act(login, taskId, body));
  return [code, ...errors.map((error) => `${error.path} ${error.code}`)].join(' ');
};

const delegateTo = (login: string) => ({ type: 'delegate', person: `p-${login}`, reason });

const delegated = async () => {
  const opened = await handling();
  const answer = await act(owner, opened.task.id, delegateTo(helper));
  expect(read(StepResult, answer).tasks).toMatchObject([{ person: `p-${helper}` }]);
  return opened;
};

const mine = async (login: string, caseId: string, view = 'mine'): Promise<readonly Task[]> =>
  read(
    TaskList,
    await (await api.as(login)).get(`/api/tasks?view=${view}&filter=${caseFilter(caseId)}`),
  ).data;

const detailOf = async (login: string, taskId: string): Promise<TaskDetail> =>
  read(TaskDetail, await (await api.as(login)).get(`/api/tasks/${taskId}`));

const offer = ({ actions }: Pick<TaskDetail, 'actions'>, name: string) =>
  actions.find(({ action }) => action === name);

describe('delegating a task', () => {
  it('lets somebody else do it, who gives it back to its owner', async () => {
    const { caseId, task } = await handling();
    const claim = { version: task.version };
    const claimed = await (await api.as(owner)).post(`/api/tasks/${task.id}/claim`, claim);
    expect(claimed.statusCode).toBe(200);
    const stale = { ...delegateTo(helper), version: task.version };
    expect(await refused(owner, task.id, stale)).toBe('stale-version');
    expect((await act(owner, task.id, delegateTo(helper))).statusCode).toBe(200);

    expect(await mine(owner, caseId)).toEqual([]);
    expect((await mine(owner, caseId, 'delegated')).map(({ id }) => id)).toEqual([task.id]);
    const [at] = await mine(helper, caseId);
    expect(at).toMatchObject({
      id: task.id,
      assignee: { id: `p-${helper}` },
      claimedAt: null,
      unit: { id: 'u-enforcement' },
      delegation: {
        state: 'pending',
        owner: { id: `p-${owner}` },
        delegate: { id: `p-${helper}` },
        by: { id: `p-${owner}` },
        reason,
        comment: null,
      },
    });
    expect(at?.delegation?.owner.name).not.toBe(`p-${owner}`);

    const forOwner = await detailOf(owner, task.id);
    expect(offer(forOwner, 'complete')).toMatchObject({ allowed: false, reason: 'task-delegated' });
    expect(offer(forOwner, 'recall-delegation')).toMatchObject({ allowed: true });
    const forHelper = await detailOf(helper, task.id);
    expect(offer(forHelper, 'complete')).toMatchObject({
      allowed: false,
      reason: 'task-delegated',
    });
    expect(offer(forHelper, 'resolve')).toMatchObject({ allowed: true });

    expect(await refused(helper, task.id, { type: 'resolve', comment: ' ' })).toBe(
      'validation-failed /comment required',
    );
    const [before, after] = [await town.upload(helper), await town.upload(helper)];
    const [onCase] = (await town.detail('lead', caseId)).tasks;
    expect(onCase?.actions).toEqual([
      { action: 'transfer', allowed: false, reason: 'task-delegated' },
      { action: 'delegate', allowed: false, reason: 'task-delegated' },
      { action: 'resolve', allowed: false, reason: 'offered-to-other' },
      { action: 'recall-delegation', allowed: true, reason: null },
    ]);
    const done = { type: 'resolve', comment: '已换好灯泡', attachments: [before, after] };
    expect((await act(helper, task.id, done)).statusCode).toBe(200);
    expect(await mine(helper, caseId)).toEqual([]);
    expect((await detailOf(helper, task.id)).id).toBe(task.id);
    expect(await mine(owner, caseId, 'delegated')).toEqual([]);
    const [back] = await mine(owner, caseId);
    expect(back).toMatchObject({
      id: task.id,
      assignee: { id: `p-${owner}` },
      delegation: { state: 'resolved', comment: '已换好灯泡', reason },
    });
    const clock = (await town.detail('lead', caseId)).clocks.find(({ name }) => name === 'handle');
    expect(clock?.unit?.id).toBe('u-enforcement');

    const data = { result: '已更换灯泡', before: [before], after: [after] };
    await town.finish(caseId, { login: owner, element: 'handle', outcome: 'submit', data });
    const ledger = read(Ledger, await (await api.as('lead')).get(`/api/cases/${caseId}/ledger`));
    const told = ledger.data.filter(({ taskId, step }) => taskId === task.id && step !== null);
    expect(told.map(({ type, actor }) => [type, actor.id])).toEqual([
      ['task-delegated', `p-${owner}`],
      ['delegation-resolved', `p-${helper}`],
      ['task-completed', `p-${owner}`],
    ]);
    expect(told[0]).toMatchObject({ params: { reason, person: `p-${helper}` } });
    expect(told[0]?.people.map(({ id }) => id)).toContain(`p-${helper}`);
    expect(told[1]).toMatchObject({
      params: { comment: '已换好灯泡', attachments: [before, after] },
    });
    expect(
      read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`)),
    ).toMatchObject({ chain: { ok: true }, replay: { ok: true } });
  });

  it('leaves nothing else to do with it meanwhile', async () => {
    const { caseId, task } = await delegated();
    for (const login of [owner, helper]) {
      for (const body of [delegateTo('lead'), { type: 'transfer', person: 'p-lead', reason }]) {
        expect([login, body.type, await refused(login, task.id, body)]).toEqual([
          login,
          body.type,
          'task-delegated',
        ]);
      }
      const { version } = await detailOf(login, task.id);
      const complete = { outcome: 'submit', data: {}, version };
      const client = await api.as(login);
      const answer = await client.post(`/api/tasks/${task.id}/complete`, complete);
      expect([login, problemOf(answer).code]).toEqual([login, 'task-delegated']);
    }
    expect(await refused('lead', task.id, { type: 'transfer', person: 'p-lead', reason })).toBe(
      'task-delegated',
    );
    expect(await refused(owner, task.id, { type: 'resolve', comment: '好了' })).toBe(
      'not-permitted',
    );
    expect(await refused(helper, task.id, { type: 'recall-delegation' })).toBe('not-permitted');

    const path = (what: string): string => `/api/tasks/${task.id}/${what}`;
    const notTheirs = await (await api.as(owner)).post(path('claim'), {});
    expect(problemOf(notTheirs).code).toBe('not-permitted');
    for (const what of ['claim', 'release']) {
      expect((await (await api.as(helper)).post(path(what), {})).statusCode).toBe(200);
    }
    expect(await mine(helper, caseId)).toHaveLength(1);
  });

  it('is refused where nobody could do it or get it back', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const assign = await town.find('lead', caseId, 'assign');
    expect(await refused('lead', assign.id, delegateTo('lead'))).toBe('task-not-claimed');

    const { task } = await handling();
    expect(await refused(owner, task.id, { type: 'delegate', person: `p-${helper}` })).toBe(
      'validation-failed /reason required',
    );
    const wrong: Readonly<Record<string, string>> = {
      [owner]: 'already-holder',
      lead2: 'not-a-member',
      acceptor: 'not-a-member',
      nobody: 'unknown-reference',
    };
    for (const [login, code] of Object.entries(wrong)) {
      expect(await refused(owner, task.id, delegateTo(login))).toBe(
        `validation-failed /person ${code}`,
      );
    }
    const other = await town.open();
    const accept = await town.find('acceptor', other, 'accept');
    const claim = await (await api.as('acceptor')).post(`/api/tasks/${accept.id}/claim`, {});
    expect(claim.statusCode).toBe(200);
    // Of the same unit, but nobody who finishes tasks.
    expect(await refused('acceptor', accept.id, delegateTo('auditor'))).toBe(
      'validation-failed /person not-a-member',
    );
    expect(await refused(owner, task.id, { type: 'resolve', comment: '好了' })).toBe(
      'task-not-delegated',
    );
    expect(await refused(owner, task.id, { type: 'recall-delegation' })).toBe('task-not-delegated');
  });

  it('keeps the four eyes apart', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    await town.toCheck(caseId);
    const check = await town.find('grid', caseId, 'check');
    expect((await (await api.as('grid')).post(`/api/tasks/${check.id}/claim`, {})).statusCode).toBe(
      200,
    );
    expect(await refused('grid', check.id, delegateTo(owner))).toBe(
      'validation-failed /person excluded-person',
    );
  });

  it('may be done by a lead for whoever has it', async () => {
    const { caseId, task } = await handling();
    expect((await act('lead', task.id, delegateTo(helper))).statusCode).toBe(200);
    expect((await mine(helper, caseId))[0]?.delegation).toMatchObject({
      owner: { id: `p-${owner}` },
      by: { id: 'p-lead' },
    });
    expect((await act('lead', task.id, { type: 'recall-delegation' })).statusCode).toBe(200);
    expect((await mine(owner, caseId))[0]).toMatchObject({ id: task.id, delegation: null });
  });

  it('is done once under one key', async () => {
    const { caseId, task } = await handling();
    const client = (await api.as(owner)).with({ 'idempotency-key': `delegate-${task.id}` });
    const first = read(StepResult, await act(client, task.id, delegateTo(helper)));
    expect(read(StepResult, await act(client, task.id, delegateTo(helper)))).toEqual(first);
    expect(problemOf(await act(client, task.id, { type: 'recall-delegation' })).code).toBe(
      'idempotency-key-reused',
    );
    const ledger = read(Ledger, await client.get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.filter(({ type }) => type === 'task-delegated')).toHaveLength(1);
  });
});

describe('taking a delegated task back', () => {
  it('is for its owner, who can go on at once', async () => {
    const { caseId, task } = await delegated();
    expect(
      (await act(owner, task.id, { type: 'recall-delegation', reason: '已销假' })).statusCode,
    ).toBe(200);
    expect(await mine(helper, caseId)).toEqual([]);
    expect((await mine(owner, caseId))[0]).toMatchObject({ id: task.id, delegation: null });
    const late = await act(helper, task.id, { type: 'resolve', comment: '好了' });
    expect(late.statusCode).toBe(404);
    const ledger = read(Ledger, await (await api.as('lead')).get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.at(-1)).toMatchObject({
      type: 'delegation-recalled',
      params: { from: `p-${helper}`, reason: '已销假' },
    });
  });
});

describe('what happens to the case meanwhile', () => {
  it('parked, it waits', async () => {
    const { caseId, task } = await delegated();
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const dispatcher = await api.as('dispatcher');
    const park = { type: 'park', until, reason: '等待配件' };
    expect((await dispatcher.post(`/api/cases/${caseId}/actions`, park)).statusCode).toBe(200);
    expect(await refused(helper, task.id, { type: 'resolve', comment: '好了' })).toBe(
      'case-suspended',
    );
    expect(await refused(owner, task.id, { type: 'recall-delegation' })).toBe('case-suspended');
  });

  it('void, both learn that it is gone', async () => {
    const { caseId, task } = await delegated();
    const commander = await api.as('commander');
    const gone = await commander.post(`/api/cases/${caseId}/actions`, {
      type: 'void',
      reason: '重复',
    });
    expect(gone.statusCode).toBe(200);
    expect(await refused(helper, task.id, { type: 'resolve', comment: '好了' })).toBe(
      'case-closed',
    );
    const told = await api.app.services.database
      .selectFrom('notice')
      .where('case_id', '=', caseId)
      .where('type', '=', 'task-withdrawn')
      .select('person_id')
      .orderBy('person_id')
      .execute();
    expect(told.map(({ person_id: person }) => person)).toEqual([`p-${owner}`, `p-${helper}`]);
    expect(read(CaseDetail, await commander.get(`/api/cases/${caseId}`)).state).toBe('void');
  });
});

describe('a claimed task that is handed over', () => {
  it('is no longer held by whoever claimed it', async () => {
    const { caseId, task } = await handling();
    const claim = await (await api.as(owner)).post(`/api/tasks/${task.id}/claim`, {});
    expect(claim.statusCode).toBe(200);
    const transfer = { type: 'transfer', person: `p-${helper}`, reason: '休假' };
    expect((await act('lead', task.id, transfer)).statusCode).toBe(200);
    expect(await mine(owner, caseId)).toEqual([]);
    expect((await mine(helper, caseId))[0]?.assignee?.id).toBe(`p-${helper}`);
  });
});

describe('an action that does not exist', () => {
  it.each(['add-signer', 'countersign'])('%s is refused by name', async (type) => {
    const caseId = await town.open();
    const { id } = await town.find('acceptor', caseId, 'accept');
    const answer = await act('acceptor', id, { type, person: 'p-acceptor' });
    expect(problemOf(answer)).toMatchObject({
      status: 400,
      code: 'validation-failed',
      errors: [{ path: '/type', code: 'unknown-action' }],
    });
  });
});
