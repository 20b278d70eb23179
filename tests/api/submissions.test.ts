import { afterAll, beforeAll, expect, it } from 'vitest';
import { Ledger, SubmissionList } from '../../api/contract/cases.ts';
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

it('tells what was entered at each step, by the hash that the ledger holds, to who may read the ledger', async () => {
  const caseId = await town.open();
  await town.toHandling(caseId);
  const supervisor = await api.as('supervisor');
  const path = `/api/cases/${caseId}/submissions`;
  const { data } = read(SubmissionList, await supervisor.get(path));
  const ledger = read(Ledger, await supervisor.get(`/api/cases/${caseId}/ledger`)).data;
  const done = ledger.filter(({ type }) => type === 'task-completed');
  expect(data.map(({ hash }) => hash)).toEqual(done.map(({ params }) => params['submission']));
  expect(data.map(({ taskId }) => taskId)).toEqual(done.map(({ taskId }) => taskId));
  const filed = data.find(({ outcome }) => outcome === 'file');
  expect(filed?.values).toMatchObject({
    category: town.condition.category,
    condition: town.condition.id,
  });
  expect(filed?.fields.map(({ name }) => name)).toEqual(['category', 'condition', 'reason']);

  expect(problemOf(await (await api.as('handler2')).get(path)).code).toBe('not-found');
});
