import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, Marking } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { StepResult, TaskList } from '../../api/contract/tasks.ts';
import { backUpCase } from '../activities/backup.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ worker: true });
});
afterAll(async () => {
  await api.close();
});

const report = { channel: 'phone', title: '路灯不亮', description: '', location: { address: '1' } };

/** A case whose database was restored to before its acceptance, and the task that stands there again. */
const restored = async () => {
  const acceptor = await api.as('acceptor');
  const { caseId } = read(OpenedReport, await acceptor.post('/api/reports', report));
  const filter = encodeURIComponent(JSON.stringify({ caseId }));
  const list = read(TaskList, await acceptor.get(`/api/tasks?view=pool&filter=${filter}`));
  const [task] = list.data;
  if (task === undefined) throw new Error('Expected the first task, but it is not in the pool');
  const { database } = api.app.services;
  const restore = await backUpCase(database, caseId);
  const complete = async (outcome = 'accept') =>
    acceptor.post(`/api/tasks/${task.id}/complete`, { outcome, data: {}, version: task.version });
  const active = async () =>
    read(Marking, await acceptor.get(`/api/cases/${caseId}/marking`)).active;
  const audit = async () =>
    read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`));
  expect((await complete()).statusCode).toBe(200);
  expect(await active()).toEqual(['file']);
  await restore();
  return { caseId, complete, active, audit, database };
};

describe('a task that stands open in a restored database although its engine is further', () => {
  it('is done by whoever does it, not refused', async () => {
    const { caseId, complete, active, database } = await restored();
    expect(await active()).toEqual(['accept']);
    const answer = await complete();
    expect(answer.statusCode).toBe(200);
    expect(read(StepResult, answer)).toMatchObject({
      step: 3,
      stage: 'file',
      tasks: [{ element: 'file' }],
    });
    const entries = await database
      .selectFrom('ledger_entry')
      .select(['type', 'params'])
      .where('case_id', '=', caseId)
      .where('type', 'in', ['case-reseeded', 'task-completed'])
      .orderBy('seq')
      .execute();
    expect(entries).toMatchObject([
      {
        type: 'case-reseeded',
        params: { reason: 'database-restored', ledgerStep: 1, engineStep: 2 },
      },
      { type: 'task-completed' },
    ]);
    expect(await active()).toEqual(['file']);
  });

  it('is found by an audit, and all witnesses tell the same when it is mended', async () => {
    const { complete, audit } = await restored();
    const held = { chain: { ok: true }, replay: { ok: true, firstDifference: null } };
    expect(await audit()).toMatchObject({ ...held, history: { ok: false, checked: true } });
    expect((await complete()).statusCode).toBe(200);
    expect(await audit()).toMatchObject({ ...held, history: { ok: true, checked: true } });
  });

  it('still refuses what the case itself does not allow', async () => {
    const { complete } = await restored();
    expect(problemOf(await complete('no-such-outcome')).status).toBe(422);
    expect((await complete()).statusCode).toBe(200);
    expect(problemOf(await complete())).toMatchObject({ status: 409, code: 'task-not-open' });
  });
});
