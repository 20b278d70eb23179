import { afterAll, beforeAll, expect, it } from 'vitest';
import { Board } from '../../api/contract/board.ts';
import { plantCase, plantTasks } from './plant.ts';
import { read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await api.close();
});

const lastLate = async (login: string, query = ''): Promise<string | null> =>
  read(Board, await (await api.as(login)).get(`/api/board${query}`)).lastLateAt;

it('says since when nothing is overdue, of the units that the board tells of', async () => {
  const { services } = api.app;
  const now = services.now();
  const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const end = async (stage: string, closed_at: Date, closed_by: string): Promise<void> => {
    await services.database
      .updateTable('task')
      .set({ state: 'completed', closed_at, closed_by, version: 2 })
      .where('stage', '=', stage)
      .execute();
  };
  const of = await plantCase(services, { unit: 'u-enforcement' });
  const unit = 'u-enforcement';
  const planting = { role: 'handler', unit, dueInMinutes: -90 };
  expect(await lastLate('supervisor')).toBeNull();

  await plantTasks(services, of, { ...planting, stage: 'handle' });
  expect(await lastLate('supervisor')).toBeNull();

  await end('handle', minutesAgo(60), 'p-handler');
  await plantTasks(services, of, { ...planting, stage: 'feedback' });
  await end('feedback', minutesAgo(40), 'p-lead');
  await plantTasks(services, of, { ...planting, stage: 'check' });
  await end('check', minutesAgo(100), 'p-lead');

  const last = minutesAgo(40).toISOString();
  expect(await lastLate('supervisor')).toBe(last);
  expect(await lastLate('supervisor', '?kind=department')).toBe(last);
  expect(await lastLate('supervisor', '?kind=village')).toBeNull();
  expect(await lastLate('supervisor', '?urgency=critical')).toBeNull();
  expect(await lastLate('lead')).toBe(last);
  expect(await lastLate('lead2')).toBeNull();
  expect(await lastLate('handler')).toBe(minutesAgo(60).toISOString());
});
