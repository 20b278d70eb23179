import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StepResult, TaskClaim } from '../../api/contract/tasks.ts';
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

/** A case with the acceptor, who has claimed its first task. */
const claimed = async () => {
  const caseId = await town.open();
  const { id } = await town.find('acceptor', caseId, 'accept');
  const acceptor = await api.as('acceptor');
  const { version } = read(TaskClaim, await acceptor.post(`/api/tasks/${id}/claim`, null));
  const { category } = town.condition;
  const complete = async (data: Record<string, unknown> = { category }) =>
    acceptor.post(`/api/tasks/${id}/complete`, { outcome: 'accept', data, version });
  return { caseId, id, complete };
};

/** Takes the outcome off the task behind the back of everything that keeps a ledger. */
const withoutOutcome = async (id: string): Promise<void> => {
  await sql`update task set outcomes = '[]' where id = ${id}`.execute(api.app.services.database);
};

describe('a task that was claimed through this process', () => {
  it('is completed by what its claim found, as long as its case is as it was', async () => {
    const { id, complete } = await claimed();
    await withoutOutcome(id);
    expect(read(StepResult, await complete()).stage).toBe('file');
  });

  it('is looked at as it is now when its case has moved on', async () => {
    const { caseId, id, complete } = await claimed();
    await withoutOutcome(id);
    const supervisor = await api.as('supervisor');
    const urged = await supervisor.post(`/api/cases/${caseId}/actions`, {
      type: 'urge',
      text: '请尽快',
    });
    expect(urged.statusCode).toBe(200);
    expect(problemOf(await complete()).code).toBe('outcome-not-offered');
  });

  it('is still to be completed after a refusal, which names what is wrong', async () => {
    const { complete } = await claimed();
    expect(problemOf(await complete({ category: '没有' })).code).toBe('validation-failed');
    expect(read(StepResult, await complete()).stage).toBe('file');
  });

  it('is not completed by whoever has released it since', async () => {
    const { id, complete } = await claimed();
    const acceptor = await api.as('acceptor');
    expect((await acceptor.post(`/api/tasks/${id}/release`, null)).statusCode).toBe(200);
    expect(problemOf(await complete()).code).toBe('stale-version');
  });
});
