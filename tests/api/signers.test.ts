import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit } from '../../api/contract/cases.ts';
import { NoticeList } from '../../api/contract/reference.ts';
import { TaskDetail, TaskList } from '../../api/contract/tasks.ts';
import { Countersign, openCase, request, rowOf, signedBy, signTask } from './countersign.ts';
import { hostile } from './hostile.ts';
import { publish } from './publish.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { caseFilter, townOf, type Town } from './town.ts';

/** Two leads sign, then the case is closed by somebody who has not. */
const procedure = rowOf(
  [
    'sign',
    signTask(
      'sign',
      '会签',
      '<bh:assignment role="lead" person="=signer" />',
      signedBy(['p-lead', 'p-lead2']),
    ),
  ],
  ['close', signTask('close', '结案', `<bh:assignment role="acceptor" unit='="u-centre"' />`)],
);

let api: TestApi;
let town: Town;
let countersign: Countersign;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  await publish(api, { xml: procedure });
  town = await townOf(api);
  countersign = new Countersign(api, town);
});
afterAll(async () => {
  await api.close();
});

/** A fresh case in which two leads sign. */
const opened = async () => {
  const caseId = await openCase(town, 2);
  const body = await countersign.signing(caseId);
  return { caseId, body };
};

const inbox = async (login: string, caseId: string): Promise<readonly string[]> => {
  const client = await api.as(login);
  const mine = await client.get(`/api/tasks?view=mine&filter=${caseFilter(caseId)}`);
  return read(TaskList, mine).data.map(({ element }) => element);
};
describe('signers of a step that several people do', () => {
  it('are shown to administrators, with whom another one is named by', async () => {
    const { body } = await opened();
    expect(body).toMatchObject({
      element: 'sign',
      name: '会签',
      sequential: false,
      open: true,
      role: 'lead',
      asks: { person: true, unit: false },
      signers: [
        { turn: 1, state: 'open', person: { id: 'p-lead', name: '赵明辉' } },
        { turn: 2, state: 'open', person: { id: 'p-lead2', name: '唐海涛' } },
      ],
    });
  });

  it('become one more: the new signer has the task at once, and the step waits for them', async () => {
    const { caseId, body } = await opened();
    expect(await inbox('lead-sanitation', caseId)).toEqual([]);
    const { pending, step } = await countersign.intervene(caseId, 'add-signer', {
      body: body.id,
      person: 'p-lead-sanitation',
    });
    expect(pending).toMatchObject({
      kind: 'add-signer',
      signing: body.id,
      signer: null,
      person: { id: 'p-lead-sanitation', name: '曾玉梅' },
    });
    expect(step.tasks.map(({ person }) => person)).toEqual([
      'p-lead',
      'p-lead2',
      'p-lead-sanitation',
    ]);
    expect(await inbox('lead-sanitation', caseId)).toEqual(['sign']);
    await countersign.sign('lead', caseId);
    await countersign.sign('lead2', caseId);
    expect((await countersign.sign('lead-sanitation', caseId)).tasks).toMatchObject([
      { element: 'close' },
    ]);
    const auditor = await api.as('auditor');
    expect(read(Audit, await auditor.get(`/api/cases/${caseId}/audit`))).toMatchObject({
      chain: { ok: true },
      replay: { ok: true },
      history: { ok: true },
    });
  });

  it('become one fewer: the task is gone, and who had it is told why', async () => {
    const { caseId } = await opened();
    const turn = await countersign.turnOf(caseId, 'p-lead2');
    const { step } = await countersign.intervene(caseId, 'remove-signer', {
      turn,
      absence: 'for-good',
    });
    expect(step.tasks.map(({ person }) => person)).toEqual(['p-lead']);
    expect(await inbox('lead2', caseId)).toEqual([]);
    const lead2 = await api.as('lead2');
    const notices = read(NoticeList, await lead2.get('/api/notices')).data;
    expect(notices.find((notice) => notice.caseId === caseId)).toMatchObject({
      type: 'task-withdrawn',
      reason: '请环卫一并会签',
    });
    expect(read(TaskDetail, await lead2.get(`/api/tasks/${turn}`))).toMatchObject({
      state: 'cancelled',
      takenAway: { by: { id: 'p-commander' }, reason: '请环卫一并会签' },
    });
    const late = await lead2.post(`/api/tasks/${turn}/complete`, {
      outcome: 'done',
      data: {},
      version: 0,
    });
    expect(problemOf(late).code).toBe('task-not-open');
    expect((await countersign.sign('lead', caseId)).tasks).toMatchObject([{ element: 'close' }]);
  });

  it('may step out and come back: the step waits for them', async () => {
    const { caseId, body } = await opened();
    const turn = await countersign.turnOf(caseId, 'p-lead2');
    await countersign.intervene(caseId, 'remove-signer', { turn, absence: 'expected' });
    expect((await countersign.sign('lead', caseId)).tasks).toEqual([]);
    expect((await countersign.signing(caseId)).signers).toMatchObject([
      { state: 'ended', person: { id: 'p-lead' } },
      { state: 'expected', person: { id: 'p-lead2' } },
    ]);
    const { pending, step } = await countersign.intervene(caseId, 'add-signer', {
      body: body.id,
      back: turn,
    });
    expect(pending).toMatchObject({ signer: turn, person: { id: 'p-lead2' } });
    expect(step.tasks).toMatchObject([{ element: 'sign', person: 'p-lead2' }]);
    expect((await countersign.sign('lead2', caseId)).tasks).toMatchObject([{ element: 'close' }]);
  });
});

describe('what cannot be done to signers', () => {
  it('is refused for who is unknown, has no such post, signs already, or is not asked for', async () => {
    const { caseId, body } = await opened();
    const add = async (params: Record<string, unknown>) =>
      countersign.codeOf(caseId, 'add-signer', { body: body.id, ...params });
    expect(await add({})).toBe('/person required');
    expect(await add({ person: 'p-nobody' })).toBe('/person unknown-reference');
    expect(await add({ person: hostile })).toBe('/person unknown-reference');
    expect(await add({ person: 'p-handler' })).toBe('/person not-a-member');
    expect(await add({ person: 'p-auditor' })).toBe('/person not-a-member');
    expect(await add({ person: 'p-lead2' })).toBe('already-signer');
    expect(await add({ person: 'p-lead-water', unit: 'u-water' })).toBe('/unit unknown-field');
    expect(await add({ back: body.id })).toBe('signer-not-open');
    expect(await add({ body: 'x', person: 'p-lead-water' })).toBe('signer-not-open');
    expect((await town.detail('dispatcher', caseId)).tasks).toHaveLength(2);
  });

  it('is refused for who has signed, and for the last one while nobody has', async () => {
    const { caseId, body } = await opened();
    const [first, second] = [
      await countersign.turnOf(caseId, 'p-lead'),
      await countersign.turnOf(caseId, 'p-lead2'),
    ];
    const remove = async (turn: string) =>
      countersign.codeOf(caseId, 'remove-signer', { turn, absence: 'for-good' });
    expect(await remove('x')).toBe('signer-not-open');
    expect(await remove(body.id)).toBe('signer-not-open');
    await countersign.intervene(caseId, 'remove-signer', { turn: first, absence: 'for-good' });
    expect(await remove(first)).toBe('signer-not-open');
    expect(await remove(second)).toBe('last-signer');
    await countersign.intervene(caseId, 'add-signer', { body: body.id, person: 'p-lead-water' });
    await countersign.sign('lead2', caseId);
    expect(await remove(second)).toBe('signer-not-open');
    // One has signed: without the other the step is through.
    const turn = await countersign.turnOf(caseId, 'p-lead-water');
    const { step } = await countersign.intervene(caseId, 'remove-signer', {
      turn,
      absence: 'for-good',
    });
    expect(step.tasks).toMatchObject([{ element: 'close' }]);
    expect(await remove(turn)).toBe('signer-not-open');
    const more = { body: body.id, person: 'p-lead-garden' };
    expect(await countersign.codeOf(caseId, 'add-signer', more)).toBe('signer-not-open');
    await town.finish(caseId, { login: 'acceptor', element: 'close', outcome: 'done' });
    expect(await countersign.codeOf(caseId, 'add-signer', more)).toBe('case-closed');
  });

  it('is refused when it has come to that between the request and the approval, and while the case is parked', async () => {
    const { caseId, body } = await opened();
    const turn = await countersign.turnOf(caseId, 'p-lead2');
    const asked = request('remove-signer', { turn, absence: 'for-good' });
    expect((await countersign.act('admin', caseId, asked)).statusCode).toBe(200);
    await countersign.sign('lead2', caseId);
    const { interventions } = await town.detail('commander', caseId);
    const intervention = interventions?.pending?.id;
    const approve = { type: 'approve-intervention', intervention };
    expect(problemOf(await countersign.act('commander', caseId, approve)).code).toBe(
      'signer-not-open',
    );
    const refuse = { type: 'refuse-intervention', intervention, reason: '已签' };
    expect((await countersign.act('commander', caseId, refuse)).statusCode).toBe(200);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect(
      (await countersign.act('dispatcher', caseId, { type: 'park', until, reason: 'x' }))
        .statusCode,
    ).toBe(200);
    expect(
      await countersign.codeOf(caseId, 'add-signer', { body: body.id, person: 'p-lead-water' }),
    ).toBe('case-suspended');
  });

  it('is for those alone who may intervene', async () => {
    const { caseId, body } = await opened();
    const asked = request('add-signer', { body: body.id, person: 'p-lead-water' });
    for (const login of ['dispatcher', 'supervisor', 'auditor', 'lead', 'leader'])
      expect(problemOf(await countersign.act(login, caseId, asked)).code).toBe('not-permitted');
    expect(problemOf(await countersign.act('handler', caseId, asked)).code).toBe('not-found');
  });
});
