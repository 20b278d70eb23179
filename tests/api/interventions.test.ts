import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, CaseDetail } from '../../api/contract/cases.ts';
import { StepResult } from '../../api/contract/tasks.ts';
import { holdsText } from './write-routes.ts';
import { hostile } from './hostile.ts';
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

const act = async (login: string, caseId: string, body: Record<string, unknown>) =>
  (await api.as(login)).post(`/api/cases/${caseId}/actions`, body);
const codeOf = async (login: string, caseId: string, body: Record<string, unknown>) =>
  problemOf(await act(login, caseId, body)).code;

const offered = async (login: string, caseId: string) => {
  const { interventions } = await town.detail(login, caseId);
  if (interventions === null) throw new Error(`Expected ${login} to see what may be done`);
  return interventions;
};
const idOf = async (login: string, caseId: string, element: string): Promise<string> => {
  const found = (await offered(login, caseId)).leave.find((place) => place.element === element);
  return found?.id ?? '';
};
const pendingId = async (login: string, caseId: string): Promise<string> =>
  (await offered(login, caseId)).pending?.id ?? '';

/** Being handled, with a request to go on at the closing without that. */
const requested = async (): Promise<{ readonly caseId: string; readonly id: string }> => {
  const caseId = await town.open();
  await town.toHandling(caseId);
  const leave = [await idOf('admin', caseId, 'handling')];
  const body = {
    type: 'request-intervention',
    kind: 'jump',
    leave,
    enter: 'close',
    reason: '误派',
  };
  expect((await act('admin', caseId, body)).statusCode).toBe(200);
  return { caseId, id: await pendingId('admin', caseId) };
};

describe('an intervention', () => {
  it('is asked for by one person, approved by another, and stands in the ledger with both', async () => {
    const { caseId, id } = await requested();
    expect(await offered('commander', caseId)).toMatchObject({
      pending: { id, kind: 'jump', enter: 'close', reason: '误派', by: { id: 'p-admin' } },
      request: { allowed: false, reason: 'intervention-pending' },
      approve: { allowed: true },
    });
    const approve = { type: 'approve-intervention', intervention: id };
    expect(await codeOf('admin', caseId, approve)).toBe('own-intervention');
    expect(read(StepResult, await act('commander', caseId, approve)).tasks).toMatchObject([
      { element: 'close' },
    ]);
    expect((await offered('admin', caseId)).pending).toBe(null);
    expect(await codeOf('commander', caseId, approve)).toBe('no-intervention');
    const auditor = await api.as('auditor');
    expect(read(Audit, await auditor.get(`/api/cases/${caseId}/audit`))).toMatchObject({
      chain: { ok: true },
      replay: { ok: true },
      history: { ok: true },
    });
    const ledger = await auditor.get(`/api/cases/${caseId}/ledger?perPage=200`);
    expect(holdsText(ledger.json(), 'case-jumped')).toBe(true);
  });

  it('says which data is missing where it would bring the case', async () => {
    const caseId = await town.open();
    const leave = [await idOf('admin', caseId, 'accept')];
    const body = { type: 'request-intervention', kind: 'jump', leave, enter: 'handling' };
    expect((await act('admin', caseId, { ...body, reason: '直接处置' })).statusCode).toBe(200);
    expect((await offered('commander', caseId)).pending?.lacking).toContainEqual({
      element: 'assign',
      variables: ['unit'],
      incident: null,
    });
  });

  it('may be refused, or taken back by whoever asked', async () => {
    const { caseId, id } = await requested();
    const refuse = { type: 'refuse-intervention', intervention: id, reason: '按流程办' };
    expect((await act('leader', caseId, refuse)).statusCode).toBe(200);
    expect(await codeOf('leader', caseId, refuse)).toBe('no-intervention');
    expect((await offered('admin', caseId)).request.allowed).toBe(true);
    const body = { type: 'request-intervention', kind: 'set-variables', reason: '改' };
    expect((await act('admin', caseId, { ...body, variables: { a: 1 } })).statusCode).toBe(200);
    const again = { ...refuse, intervention: await pendingId('admin', caseId) };
    expect((await act('admin', caseId, again)).statusCode).toBe(200);
  });

  it('withdraws a part, and the case goes on behind it', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const [scope] = (await offered('commander', caseId)).scopes;
    expect(scope?.element).toBe('handling');
    const body = { type: 'request-intervention', kind: 'cancel-scope', scope: scope?.id };
    expect(
      (await act('commander', caseId, { ...body, next: 'go-on', reason: '已自行处置' })).statusCode,
    ).toBe(200);
    const approve = {
      type: 'approve-intervention',
      intervention: await pendingId('admin', caseId),
    };
    const { tasks } = read(StepResult, await act('admin', caseId, approve));
    expect(tasks.map(({ element }) => element)).not.toContain('assign');
    expect(tasks).not.toEqual([]);
  });

  it('sets data that the procedure reads', async () => {
    const caseId = await town.open();
    const body = { type: 'request-intervention', kind: 'set-variables', reason: '录错了' };
    const variables = { note: '改过', count: 2 };
    expect((await act('admin', caseId, { ...body, variables })).statusCode).toBe(200);
    const intervention = await pendingId('commander', caseId);
    expect(
      (await act('commander', caseId, { type: 'approve-intervention', intervention })).statusCode,
    ).toBe(200);
    expect((await offered('admin', caseId)).variables).toMatchObject(variables);
  });

  it('is refused where the case could not go on, by role, and for what is not there', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const leave = [await idOf('admin', caseId, 'handling')];
    const body = { type: 'request-intervention', kind: 'jump', leave, enter: 'close', reason: 'x' };
    expect(await codeOf('admin', caseId, { ...body, enter: 'handle' })).toBe(
      'intervention-not-legal',
    );
    expect(await codeOf('admin', caseId, { ...body, leave: ['x'] })).toBe('intervention-not-legal');
    expect(await codeOf('admin', caseId, { ...body, leave: [...leave, ...leave] })).toBe(
      'validation-failed',
    );
    const { enter: _enter, ...without } = body;
    expect(await codeOf('admin', caseId, without)).toBe('validation-failed');
    for (const login of ['dispatcher', 'supervisor', 'auditor', 'lead'])
      expect(await codeOf(login, caseId, body)).toBe('not-permitted');
    expect(await codeOf('handler2', caseId, body)).toBe('not-found');
    const approve = { type: 'approve-intervention', intervention: 'x' };
    expect(await codeOf('leader', caseId, approve)).toBe('no-intervention');
    const dispatcher = await api.as('dispatcher');
    expect(read(CaseDetail, await dispatcher.get(`/api/cases/${caseId}`)).interventions).toBe(null);
  });

  it('is done once, of a state that has not moved since it was judged', async () => {
    const { caseId, id } = await requested();
    const approve = { type: 'approve-intervention', intervention: id };
    const answers = await Promise.all(
      ['commander', 'leader'].map(async (login) => act(login, caseId, approve)),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409,
    ]);
    const detail = await town.detail('commander', caseId);
    expect(detail.tasks.map(({ element }) => element)).toEqual(['close']);
  });

  it('takes SQL and HTML as the text that it is', async () => {
    const caseId = await town.open();
    const body = { type: 'request-intervention', kind: 'set-variables', reason: hostile };
    expect((await act('admin', caseId, { ...body, variables: { a: hostile } })).statusCode).toBe(
      200,
    );
    const { pending } = await offered('commander', caseId);
    expect(pending).toMatchObject({ reason: hostile, variables: { a: hostile } });
  });
});
