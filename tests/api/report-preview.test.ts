import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenedReport } from '../../api/contract/reports.ts';
import { TaskPreview } from '../../api/contract/tasks.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { sampleReport, townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

const path = '/api/reports/preview';
const previewed = async (login: string, body: object): Promise<TaskPreview> =>
  read(TaskPreview, await (await api.as(login)).post(path, body));
const reports = async (): Promise<number> =>
  (await api.app.services.database.selectFrom('report').select('id').execute()).length;

describe('who would get a report that is not sent yet', () => {
  it('is who gets it when it is accepted and filed at once, and stores nothing', async () => {
    const file = { category: town.condition.category, condition: town.condition.id };
    const before = await reports();
    const preview = await previewed('acceptor', { channel: 'phone', file });
    expect(await reports()).toBe(before);
    expect(preview).toMatchObject({ waits: [], ends: null, clock: null, extended: [] });
    expect(preview.next).toMatchObject([
      { element: 'dispatch', stage: 'dispatch', role: 'dispatcher', unit: { id: 'u-centre' } },
    ]);
    const sent = await (await api.as('acceptor')).post('/api/reports', { ...sampleReport, file });
    const { caseId } = read(OpenedReport, sent);
    const task = await town.find('dispatcher', caseId, 'dispatch');
    const [foretold] = preview.next;
    const apart = Date.parse(task.dueAt ?? '') - Date.parse(foretold?.dueAt ?? '');
    expect(Math.abs(apart)).toBeLessThan(60_000);
    expect(task).toMatchObject({ role: foretold?.role, unit: { id: foretold?.unit?.id } });
  });

  it('is told before class and condition are chosen, and when they are none', async () => {
    for (const file of [{}, { category: 'none', condition: 'none' }]) {
      const { next } = await previewed('acceptor', { channel: 'visit', file });
      expect(next).toMatchObject([{ element: 'dispatch', role: 'dispatcher' }]);
    }
  });

  it('is the pool of the acceptors when it is only registered', async () => {
    const { next } = await previewed('dispatcher', { channel: 'phone' });
    expect(next).toMatchObject([
      { element: 'accept', role: 'acceptor', unit: { id: 'u-centre' }, person: null },
    ]);
  });

  it('is who checks by sample what a grid worker has handled on the spot', async () => {
    const { next } = await previewed('grid', {
      channel: 'grid',
      grid: 'g-jianshe-01',
      selfHandled: true,
    });
    expect(next).toMatchObject([{ element: 'spot-check', role: 'acceptor' }]);
  });

  it('is not told to who may not report there, or not file', async () => {
    const grid = await api.as('grid');
    const elsewhere = await grid.post(path, { channel: 'grid', grid: 'g-xinhua-01' });
    expect(problemOf(elsewhere).code).toBe('not-permitted');
    const filing = await grid.post(path, { channel: 'grid', grid: 'g-jianshe-01', file: {} });
    expect(problemOf(filing).code).toBe('not-permitted');
    const unknown = await (
      await api.as('acceptor')
    ).post(path, { channel: 'phone', grid: 'g-none' });
    expect(problemOf(unknown)).toMatchObject({ code: 'validation-failed' });
  });
});
