import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, CaseList, ClockList, Ledger, Marking } from '../../api/contract/cases.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { TaskDetail, TaskList, TaskPreview } from '../../api/contract/tasks.ts';
import { stages } from '../../domain/stages.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { sampleReport, step, townOf, type Town, type TownStep } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

describe('the whole loop over HTTP', () => {
  it('passes all twelve stages, and proves it', async () => {
    const condition = await town.conditionFor('commander');
    const caseId = await town.open({ reporter: { phone: '13800000000', wantsCallback: true } });
    const { category } = condition;
    const before = [await town.upload('handler')];
    const after = [await town.upload('handler')];
    const steps: readonly TownStep[] = [
      step('acceptor', 'accept', 'incomplete', { question: '是哪一盏灯' }),
      step('grid', 'verify', 'verified', { finding: '12 号门前第二盏' }),
      step('acceptor', 'accept', 'accept', { category }),
      step('acceptor', 'file', 'file', { category, condition: condition.id }),
      step('dispatcher', 'dispatch', 'dispatch', { unit: 'u-enforcement' }),
      step('lead', 'assign', 'assign', { person: 'p-handler' }),
      step('handler', 'handle', 'submit', { result: '已更换灯泡', before, after }),
      step('lead', 'confirm-result', 'submit-feedback', { result: '已修复' }),
      step('dispatcher', 'feedback', 'pass'),
      step('grid', 'check', 'pass'),
      step('acceptor', 'close', 'close', { closingConditionMet: true, answer: '已修复并恢复照明' }),
      step('acceptor', 'callback', 'reached', { solved: true, satisfaction: 5 }),
    ];
    for (const each of steps) await town.finish(caseId, each);
    const last = await town.finish(caseId, step('commander', 'confirm', 'confirm'));
    expect(last.tasks).toEqual([]);

    await expect.poll(async () => (await town.detail('acceptor', caseId)).state).toBe('closed');
    const closed = await town.detail('acceptor', caseId);
    expect(closed.number).toMatch(/^JC-\d{8}-\d{4}$/u);
    expect(closed.stages.map(({ stage, state }) => [stage, state])).toEqual(
      stages.map((stage) => [stage, 'done']),
    );
    expect(closed.attachments.map((file) => [file.purpose, file.by?.id])).toEqual([
      ['before', 'p-handler'],
      ['after', 'p-handler'],
    ]);
    expect(closed.condition?.id).toBe(condition.id);
    expect(closed.assessment).toMatchObject({ end: 'closed', satisfaction: 'very-satisfied' });
    expect(closed.actions.find((action) => action.action === 'void')).toMatchObject({
      allowed: false,
      reason: 'not-permitted',
    });

    const audit = read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`));
    expect(audit).toMatchObject({
      chain: { ok: true, firstBroken: null },
      replay: { ok: true, firstDifference: null },
      history: { ok: true, checked: true },
    });

    const byNumber = read(
      CaseList,
      await (
        await api.as('acceptor')
      ).get(`/api/cases?filter=${encodeURIComponent(JSON.stringify({ q: closed.number }))}`),
    );
    expect(byNumber.data.map((found) => found.id)).toEqual([caseId]);
    const byReportNumber = await town.detail('acceptor', closed.reportNumber);
    expect(byReportNumber.id).toBe(caseId);
    const done = read(TaskList, await (await api.as('handler')).get('/api/tasks?view=done'));
    expect(done.data.map((task) => [task.element, task.outcome])).toContainEqual([
      'handle',
      'submit',
    ]);
  });

  it('gives the unit the result of its worker to confirm, unless it was edited since', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const photos = [await town.upload('handler'), await town.upload('handler')];
    const handle = async (result: string) =>
      town.finish(caseId, {
        login: 'handler',
        element: 'handle',
        outcome: 'submit',
        data: { result, before: photos.slice(0, 1), after: photos.slice(1) },
      });
    const shown = async () => {
      const { id } = await town.find('lead', caseId, 'confirm-result');
      return read(TaskDetail, await (await api.as('lead')).get(`/api/tasks/${id}`));
    };
    await town.finish(caseId, {
      login: 'lead',
      element: 'assign',
      outcome: 'assign',
      data: { person: 'p-handler' },
    });
    await handle('已更换灯泡');
    expect((await shown()).form?.values).toEqual({ result: '已更换灯泡' });
    await town.finish(caseId, {
      login: 'lead',
      element: 'confirm-result',
      outcome: 'redo',
      data: { reason: '线路也要查' },
    });
    await handle('已更换灯泡，线路已查');
    expect((await shown()).form?.values).toEqual({
      result: '已更换灯泡，线路已查',
      reason: '线路也要查',
    });

    await town.finish(caseId, {
      login: 'lead',
      element: 'confirm-result',
      outcome: 'submit-feedback',
      data: { result: '灯泡、线路均已处理', method: 'repaired' },
    });
    const feedback = await town.find('dispatcher', caseId, 'feedback');
    const dispatcher = await api.as('dispatcher');
    const { returnTargets } = read(TaskDetail, await dispatcher.get(`/api/tasks/${feedback.id}`));
    const target = returnTargets.find(({ element }) => element === 'confirm-result')?.id;
    const body = { type: 'return', target, reason: '写清线路' };
    expect((await dispatcher.post(`/api/tasks/${feedback.id}/actions`, body)).statusCode).toBe(200);
    expect((await shown()).form?.values).toMatchObject({
      result: '灯泡、线路均已处理',
      method: 'repaired',
    });
  });

  it('keeps a ledger in order, its clocks and where it stood at any entry', async () => {
    const caseId = await town.open();
    await town.finish(caseId, { login: 'acceptor', element: 'accept', outcome: 'accept' });
    const client = await api.as('acceptor');
    const ledger = read(Ledger, await client.get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.map((entry) => [entry.seq, entry.step, entry.type])).toEqual([
      [1, null, 'report-received'],
      [2, 1, 'case-started'],
      [3, 2, 'task-completed'],
    ]);
    expect(ledger.data[2]).toMatchObject({
      actor: { id: 'p-acceptor', name: '陈静怡', role: 'acceptor' },
      elementId: 'accept',
    });
    const paged = read(Ledger, await client.get(`/api/cases/${caseId}/ledger?perPage=2`));
    expect(paged.data.length).toBe(2);
    const rest = read(
      Ledger,
      await client.get(`/api/cases/${caseId}/ledger?perPage=2&cursor=${paged.next ?? ''}`),
    );
    expect(rest.data.map((entry) => entry.seq)).toEqual([3]);
    expect(rest.next).toBeNull();

    expect(read(Marking, await client.get(`/api/cases/${caseId}/marking?at=2`)).active).toEqual([
      'accept',
    ]);
    const now = read(Marking, await client.get(`/api/cases/${caseId}/marking`));
    expect(now).toMatchObject({ seq: 3, active: ['file'] });
    expect(now.completed).toContain('accept');

    const clocks = read(ClockList, await client.get(`/api/cases/${caseId}/clocks`));
    expect(clocks.data.map((clock) => [clock.name, clock.state])).toEqual([
      ['accept', 'stopped'],
      ['file', 'fine'],
    ]);
    expect(clocks.data[0]?.segments[0]?.cause).toMatchObject({ code: 'started', seq: 2 });
    expect(clocks.data[1]?.recomputed.dueAt).toBe(clocks.data[1]?.dueAt);
  });

  it('says who gets it next and until when, by the engine', async () => {
    const caseId = await town.open();
    await town.finish(caseId, { login: 'acceptor', element: 'accept', outcome: 'accept' });
    const task = await town.find('acceptor', caseId, 'file');
    const client = await api.as('acceptor');
    const preview = read(
      TaskPreview,
      await client.post(`/api/tasks/${task.id}/preview`, {
        outcome: 'file',
        data: { category: town.condition.category, condition: town.condition.id },
      }),
    );
    expect(preview.next).toMatchObject([
      {
        element: 'dispatch',
        role: 'dispatcher',
        unit: { id: 'u-centre' },
        limit: { unit: 'urgentHours' },
      },
    ]);
    expect(preview.clock).toMatchObject({ effect: 'stops', onTime: true });
    const ending = read(
      TaskPreview,
      await client.post(`/api/tasks/${task.id}/preview`, { outcome: 'void', data: {} }),
    );
    expect(ending).toMatchObject({ next: [], ends: 'void' });
    expect(
      problemOf(
        await client.post(`/api/tasks/${task.id}/preview`, { outcome: 'nonsense', data: {} }),
      ).code,
    ).toBe('outcome-not-offered');
    // Nothing was stored.
    expect((await town.find('acceptor', caseId, 'file')).version).toBe(task.version);
  });

  it('proposes the responsible unit and passes the limit of the condition on to handling', async () => {
    const caseId = await town.open();
    await town.finish(caseId, {
      login: 'acceptor',
      element: 'accept',
      outcome: 'accept',
      data: { category: town.condition.category },
    });
    await town.finish(caseId, {
      login: 'acceptor',
      element: 'file',
      outcome: 'file',
      data: { category: town.condition.category, condition: town.condition.id },
    });
    const task = await town.find('dispatcher', caseId, 'dispatch');
    const client = await api.as('dispatcher');
    const detail = read(TaskDetail, await client.get(`/api/tasks/${task.id}`));
    expect(detail.form?.values['unit']).toEqual(expect.stringMatching(/^u-/u));
    // What api.md promises of the form: JSON Schema and what is filled in already.
    expect(detail.form?.schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { unit: { type: 'string', format: 'unit' } },
      $defs: { dispatch: { required: ['unit'] } },
    });
    expect(detail.returnTargets.map((target) => target.element)).toEqual(
      expect.arrayContaining(['file', 'accept']),
    );
    const preview = read(
      TaskPreview,
      await client.post(`/api/tasks/${task.id}/preview`, {
        outcome: 'dispatch',
        data: { unit: 'u-enforcement' },
      }),
    );
    const filed = await api.app.services.database
      .selectFrom('filing_condition')
      .where('id', '=', town.condition.id)
      .select(['limit_amount', 'limit_unit'])
      .executeTakeFirstOrThrow();
    expect(preview.next).toMatchObject([
      {
        element: 'assign',
        role: 'lead',
        unit: { id: 'u-enforcement' },
        limit: { amount: filed.limit_amount, unit: filed.limit_unit },
      },
    ]);
  });

  it('accepts and files in one go for an acceptor', async () => {
    const client = await api.as('acceptor');
    const answer = await client.post('/api/reports', {
      ...sampleReport,
      file: {
        category: town.condition.category,
        condition: town.condition.id,
        unit: 'u-municipal',
      },
    });
    expect(answer.statusCode).toBe(201);
    const opened = read(OpenedReport, answer);
    expect(opened.caseNumber).toMatch(/^JC-/u);
    const task = await town.find('dispatcher', opened.caseId, 'dispatch');
    const detail = read(
      TaskDetail,
      await (await api.as('dispatcher')).get(`/api/tasks/${task.id}`),
    );
    expect(detail.form?.values['unit']).toBe('u-municipal');
  });
});
