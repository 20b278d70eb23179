import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Audit, Ledger } from '../../api/contract/cases.ts';
import { StepResult, TaskDetail, TaskList, TaskPreview } from '../../api/contract/tasks.ts';
import { dueAt } from '../../domain/calendar/due-at.ts';
import { problemOf, read, startTestApi, type TestApi } from './test-api.ts';
import { caseFilter, townOf, type Town } from './town.ts';

let api: TestApi;
let town: Town;

beforeAll(async () => {
  api = await startTestApi({ worker: true });
  town = await townOf(api);
});
afterAll(async () => {
  await api.close();
});

describe('going back and aside', () => {
  it('returns to an earlier step and shows it to whom it returns', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const task = await town.find('lead', caseId, 'assign');
    const client = await api.as('lead');
    const detail = read(TaskDetail, await client.get(`/api/tasks/${task.id}`));
    const target = detail.returnTargets.find((candidate) => candidate.element === 'dispatch');
    const answer = await client.post(`/api/tasks/${task.id}/actions`, {
      type: 'return',
      target: target?.id,
      reason: '不属于本单位',
    });
    expect(answer.statusCode).toBe(200);
    expect(read(StepResult, answer).tasks.map((open) => open.element)).toEqual(['dispatch']);
    expect((await town.find('dispatcher', caseId, 'dispatch')).returns).toBe(1);
    expect(
      problemOf(
        await client.post(`/api/tasks/${task.id}/actions`, {
          type: 'return',
          target: target?.id,
          reason: '再次',
        }),
      ).code,
    ).toBe('task-not-open');
  });

  it('hands a task over, parks a case and takes it up again', async () => {
    const caseId = await town.open();
    await town.toHandler(caseId);
    const task = await town.find('handler', caseId, 'handle');
    const lead = await api.as('lead');
    expect(
      (
        await lead.post(`/api/tasks/${task.id}/actions`, {
          type: 'transfer',
          person: 'p-handler-enforcement-2',
          reason: '休假',
        })
      ).statusCode,
    ).toBe(200);
    expect(
      read(
        TaskList,
        await (await api.as('handler')).get(`/api/tasks?view=mine&filter=${caseFilter(caseId)}`),
      ).total,
    ).toBe(0);
    expect((await town.find('handler-enforcement-2', caseId, 'handle')).assignee?.id).toBe(
      'p-handler-enforcement-2',
    );
    const ledger = read(Ledger, await lead.get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.at(-1)).toMatchObject({
      type: 'task-transferred',
      params: { person: 'p-handler-enforcement-2', reason: '休假' },
      people: [{ id: 'p-handler-enforcement-2' }],
      actor: { id: 'p-lead', name: '赵明辉', nameEn: 'Zhao Minghui' },
    });
    expect(ledger.data.at(-1)?.people[0]?.name).toMatch(/\S/u);
    const assigned = ledger.data.find(({ elementId }) => elementId === 'assign');
    expect(assigned?.people.map(({ id }) => id)).toEqual(['p-handler']);
    const wrong = problemOf(
      await lead.post(`/api/tasks/${task.id}/actions`, { type: 'transfer', person: 'p-acceptor' }),
    );
    expect(wrong.errors?.[0]).toMatchObject({ path: '/person', code: 'not-a-member' });

    // a handler of another unit: the case is that unit's from now on
    const beyond = { type: 'transfer', person: 'p-handler2', reason: '归市政' };
    const holder = await town.find('handler-enforcement-2', caseId, 'handle');
    expect((await lead.post(`/api/tasks/${holder.id}/actions`, beyond)).statusCode).toBe(200);
    expect((await town.detail('dispatcher', caseId)).unit?.id).toBe('u-municipal');

    const dispatcher = await api.as('dispatcher');
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    expect(
      (
        await dispatcher.post(`/api/cases/${caseId}/actions`, {
          type: 'park',
          until,
          reason: '等待配件',
        })
      ).statusCode,
    ).toBe(200);
    const parked = await town.detail('dispatcher', caseId);
    expect(parked.state).toBe('suspended');
    expect(parked.clockState).toBe('paused');
    const refused = problemOf(
      await dispatcher.post(`/api/cases/${caseId}/actions`, {
        type: 'extend',
        limit: { amount: 1, unit: 'workHours' },
        reason: '延期',
      }),
    );
    expect(refused).toMatchObject({ status: 409, code: 'case-suspended' });
    expect(
      (
        await dispatcher.post(`/api/cases/${caseId}/actions`, {
          type: 'unpark',
          reason: '配件已到',
        })
      ).statusCode,
    ).toBe(200);
    expect((await town.detail('dispatcher', caseId)).state).toBe('open');
    const twice = problemOf(
      await dispatcher.post(`/api/cases/${caseId}/actions`, {
        type: 'park',
        until,
        reason: '再次',
      }),
    );
    expect(twice).toMatchObject({ status: 409, code: 'limit-exhausted' });
  });

  it('grants an extension at once to who may, and sends a request to the dispatcher else', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const body = { type: 'extend', limit: { amount: 2, unit: 'workHours' }, reason: '需要协调' };
    const before = (await town.detail('lead', caseId)).clocks.find(
      (clock) => clock.name === 'handle',
    );
    expect(
      (await (await api.as('lead')).post(`/api/cases/${caseId}/actions`, body)).statusCode,
    ).toBe(200);
    await town.find('dispatcher', caseId, 'review-extension');
    const again = problemOf(
      await (await api.as('lead')).post(`/api/cases/${caseId}/actions`, body),
    );
    expect(again).toMatchObject({
      code: 'action-not-available',
      params: { reason: 'extension-pending' },
    });
    expect((await town.detail('lead', caseId)).comments.map((comment) => comment.text)).toEqual([
      '需要协调',
    ]);
    await town.finish(caseId, {
      login: 'dispatcher',
      element: 'review-extension',
      outcome: 'refuse',
      data: { reason: '无必要' },
    });
    expect(
      (await (await api.as('dispatcher')).post(`/api/cases/${caseId}/actions`, body)).statusCode,
    ).toBe(200);
    const after = (await town.detail('lead', caseId)).clocks.find(
      (clock) => clock.name === 'handle',
    );
    expect(after?.extensions).toBe(1);
    expect(Date.parse(after?.dueAt ?? '')).toBeGreaterThan(Date.parse(before?.dueAt ?? ''));
  });

  it('adds exactly what the dispatcher grants of what was asked for', async () => {
    const caseId = await town.open();
    await town.toHandling(caseId);
    const handling = async () =>
      (await town.detail('lead', caseId)).clocks.find((clock) => clock.name === 'handle');
    const before = Date.parse((await handling())?.dueAt ?? '');
    const lead = await api.as('lead');
    const asked = { type: 'extend', limit: { amount: 4, unit: 'workHours' }, reason: '等配件' };
    expect((await lead.post(`/api/cases/${caseId}/actions`, asked)).statusCode).toBe(200);

    const { id, version } = await town.find('dispatcher', caseId, 'review-extension');
    const dispatcher = await api.as('dispatcher');
    const review = read(TaskDetail, await dispatcher.get(`/api/tasks/${id}`));
    expect(review.form?.values).toEqual({ grantedLimit: { amount: 4, unit: 'workHours' } });
    expect(review.form?.fields[0]).toMatchObject({
      type: 'limit',
      maximum: 4,
      units: ['workHours'],
    });
    const approve = async (grantedLimit?: unknown) =>
      dispatcher.post(`/api/tasks/${id}/complete`, {
        outcome: 'approve',
        data: grantedLimit === undefined ? {} : { grantedLimit },
        version,
      });
    const refused = [
      [undefined, 'required'],
      [{ amount: 4.5, unit: 'workHours' }, 'above-maximum'],
      [{ amount: 1, unit: 'workDays' }, 'not-a-choice'],
    ] as const;
    for (const [granted, code] of refused) {
      expect(problemOf(await approve(granted)).errors).toMatchObject([
        { path: '/data/grantedLimit', code },
      ]);
    }
    const granted = { amount: 2, unit: 'workHours' } as const;
    const preview = read(
      TaskPreview,
      await dispatcher.post(`/api/tasks/${id}/preview`, {
        outcome: 'approve',
        data: { grantedLimit: granted },
      }),
    );
    expect((await approve(granted)).statusCode).toBe(200);

    const calendar = await api.app.services.calendars.inForce();
    if (calendar === null) throw new Error('Expected a calendar in force');
    const after = await handling();
    expect(after?.extensions).toBe(1);
    expect(dueAt(before, granted, calendar)).toEqual({
      ok: true,
      due: Date.parse(after?.dueAt ?? ''),
    });
    expect(preview.extended).toEqual([{ clock: 'handle', limit: granted, dueAt: after?.dueAt }]);
  });

  it('voids a case, and reopens a closed one where it is asked to', async () => {
    const voided = await town.open();
    const commander = await api.as('commander');
    expect(
      (await commander.post(`/api/cases/${voided}/actions`, { type: 'void', reason: '重复登记' }))
        .statusCode,
    ).toBe(200);
    expect((await town.detail('commander', voided)).state).toBe('void');
    expect(
      problemOf(
        await commander.post(`/api/cases/${voided}/actions`, {
          type: 'park',
          until: '2027-01-01T00:00:00Z',
          reason: 'x',
        }),
      ).code,
    ).toBe('case-closed');

    const rejected = await town.open();
    await town.finish(rejected, {
      login: 'acceptor',
      element: 'accept',
      outcome: 'reject',
      data: { reason: '不属于本镇', advice: '请联系县局' },
    });
    await expect.poll(async () => (await town.detail('commander', rejected)).state).toBe('closed');
    const target = read(
      TaskList,
      await (await api.as('acceptor')).get(`/api/tasks?view=done&filter=${caseFilter(rejected)}`),
    ).data[0]?.id;
    const answer = await commander.post(`/api/cases/${rejected}/actions`, {
      type: 'reopen',
      target,
      reason: '上级要求受理',
    });
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('accept')]);
    expect((await town.detail('commander', rejected)).state).toBe('open');
    expect((await town.find('acceptor', rejected, 'accept')).state).toBe('open');
  });
});

describe('desk operations', () => {
  it('comments, urges, copies and marks as read without moving the case', async () => {
    const caseId = await town.open();
    const acceptor = await api.as('acceptor');
    const stepBefore = (await town.detail('acceptor', caseId)).tasks.length;
    const commented = read(
      StepResult,
      await acceptor.post(`/api/cases/${caseId}/actions`, {
        type: 'comment',
        text: '已与来电人核对 <b>地址</b>',
      }),
    );
    expect(commented.tasks.length).toBe(stepBefore);
    expect((await town.detail('acceptor', caseId)).comments[0]?.text).toBe(
      '已与来电人核对 <b>地址</b>',
    );
    expect(
      (await acceptor.post(`/api/cases/${caseId}/actions`, { type: 'urge', text: '请尽快' }))
        .statusCode,
    ).toBe(200);
    expect(
      (
        await acceptor.post(`/api/cases/${caseId}/actions`, {
          type: 'copy',
          persons: ['p-handler2'],
        })
      ).statusCode,
    ).toBe(200);
    const handler2 = await api.as('handler2');
    const copied = read(TaskList, await handler2.get('/api/tasks?view=copied'));
    expect(copied.data.map((task) => task.caseId)).toEqual([caseId]);
    expect((await handler2.get(`/api/cases/${caseId}`)).statusCode).toBe(200);
    const shown = copied.data[0]?.id ?? '';
    expect((await handler2.post(`/api/tasks/${shown}/actions`, { type: 'read' })).statusCode).toBe(
      200,
    );
    const unknown = problemOf(
      await acceptor.post(`/api/cases/${caseId}/actions`, { type: 'copy', persons: ['p-nobody'] }),
    );
    expect(unknown.errors?.[0]).toMatchObject({ path: '/persons/0', code: 'unknown-reference' });
    const ledger = read(Ledger, await acceptor.get(`/api/cases/${caseId}/ledger`));
    expect(ledger.data.find((entry) => entry.type === 'copied')?.people).toMatchObject([
      { id: 'p-handler2' },
    ]);
    expect(ledger.data.filter((entry) => entry.step === null).map((entry) => entry.type)).toEqual([
      'report-received',
      'comment-added',
      'urged',
      'copied',
      'task-read',
    ]);
    expect(
      read(Audit, await (await api.as('auditor')).get(`/api/cases/${caseId}/audit`)).chain.ok,
    ).toBe(true);
    await api.app.services.database
      .updateTable('notice')
      .set({ created_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('case_id', '=', caseId)
      .execute();
    expect(read(TaskList, await handler2.get('/api/tasks?view=copied')).total).toBe(0);
    expect((await handler2.get(`/api/cases/${caseId}`)).statusCode).toBe(200);
  });
});
