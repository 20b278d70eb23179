import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Ledger } from '../../api/contract/cases.ts';
import { SubmissionList } from '../../api/contract/submissions.ts';
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

it('names what was chosen also when it is not offered any more', async () => {
  const caseId = await town.open();
  await town.toHandler(caseId);
  const { database } = api.app.services;
  await sql`update unit set active = false`.execute(database);
  await sql`update person set active = false where id not in ('p-supervisor')`.execute(database);
  await sql`update catalogue_version set in_force = false`.execute(database);
  const supervisor = await api.as('supervisor');
  const { data } = read(SubmissionList, await supervisor.get(`/api/cases/${caseId}/submissions`));
  const referring = new Set(['unit', 'person', 'class', 'condition']);
  const chosen = data.flatMap(({ fields, values, names }) =>
    fields
      .filter(({ type, name }) => referring.has(type) && values[name] !== undefined)
      .map(({ type, name }) => [type, names.find(({ id }) => id === values[name])?.name] as const),
  );
  expect(new Set(chosen.map(([type]) => type))).toEqual(referring);
  expect(chosen.filter(([, name]) => name === undefined)).toEqual([]);
});
