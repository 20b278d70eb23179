import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ledger } from '../../api/contract/cases.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { townOf, type Town, type TownStep } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const lastEntry = async (caseId: string): Promise<number | undefined> => {
  const client = await api.as('acceptor');
  return read(Ledger, await client.get(`/api/cases/${caseId}/ledger?perPage=200`)).data.at(-1)?.seq;
};

/** What is wrong with a step that must be refused, leaving no trace. */
const refusal = async (caseId: string, { login, element, outcome, data = {} }: TownStep) => {
  const { id, version } = await town.find(login, caseId, element);
  const before = await lastEntry(caseId);
  const client = await api.as(login);
  const problem = problemOf(
    await client.post(`/api/tasks/${id}/complete`, { outcome, data, version }),
  );
  expect(await lastEntry(caseId)).toBe(before);
  expect((await town.find(login, caseId, element)).version).toBe(version);
  const errors = problem.errors?.map(({ path, code }) => [path, code]);
  return { status: problem.status, code: problem.code, errors };
};

const invalid = (...errors: readonly (readonly [path: string, code: string])[]) => ({
  status: 400,
  code: 'validation-failed',
  errors,
});

describe('a result without its evidence', () => {
  it('is refused, naming the photos that are missing', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const assign = { login: 'lead', element: 'assign', outcome: 'assign' };
    await town.finish(caseId, { ...assign, data: { person: 'p-handler' } });
    const photo = await town.upload('handler');
    const submit = async (data: Record<string, unknown>) =>
      refusal(caseId, { login: 'handler', element: 'handle', outcome: 'submit', data });
    const before = ['/data/before', 'required'] as const;
    const after = ['/data/after', 'required'] as const;
    expect(await submit({ result: '已更换' })).toEqual(invalid(before, after));
    expect(await submit({ result: '已更换', before: [photo] })).toEqual(invalid(after));
    expect(await submit({ result: '已更换', before: [], after: [photo] })).toEqual(invalid(before));
    expect(await submit({ before: [photo], after: [photo] })).toEqual(
      invalid(['/data/result', 'required']),
    );
  });
});

describe('closing', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await town.open();
    await town.toHandling(caseId);
    await town.toCheck(caseId);
    await town.finish(caseId, { login: 'grid', element: 'check', outcome: 'pass' });
  });
  const close = { login: 'acceptor', element: 'close', outcome: 'close' };

  it.each([
    ['the condition is not met', false, 'must-be-true'],
    ['nothing is said of the condition', undefined, 'required'],
    ['the condition is a word', 'yes', 'wrong-type'],
  ])('is refused while %s', async (_, closingConditionMet, code) => {
    const data = {
      answer: '已修复',
      ...(closingConditionMet === undefined ? {} : { closingConditionMet }),
    };
    const path = '/data/closingConditionMet';
    expect(await refusal(caseId, { ...close, data })).toEqual(invalid([path, code]));
  });

  it('is refused without the answer to whoever raised it', async () => {
    const data = { closingConditionMet: true };
    expect(await refusal(caseId, { ...close, data })).toEqual(
      invalid(['/data/answer', 'required']),
    );
  });

  it('may be undone within the window, and not after it', async () => {
    await town.finish(caseId, { ...close, data: { closingConditionMet: true, answer: '已修复' } });
    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');
    const offered = async () =>
      (await town.detail('commander', caseId)).actions.find(({ action }) => action === 'reopen');
    expect(await offered()).toMatchObject({ allowed: true });

    const window = 31 * 24 * 3_600_000;
    await api.app.services.database
      .updateTable('case')
      .set({ ended_at: new Date(Date.now() - window) })
      .where('id', '=', caseId)
      .execute();
    expect(await offered()).toMatchObject({ allowed: false, reason: 'reopen-window-over' });
    const answer = await (
      await api.as('commander')
    ).post(`/api/cases/${caseId}/actions`, {
      type: 'reopen',
      target: `${caseId}.1`,
      reason: '复发',
    });
    expect(problemOf(answer)).toMatchObject({
      status: 409,
      code: 'action-not-available',
      params: { reason: 'reopen-window-over' },
    });
    expect((await town.detail('acceptor', caseId)).state).toBe('closed');
  });
});
