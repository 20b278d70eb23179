import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { TaskPage } from '../../../admin-ui/resources/tasks/task-page/task-page.tsx';
import {
  drawPage,
  fakeServer,
  problem,
  standInForBrowser,
  type FakeServer,
  type Server,
} from '../screen.tsx';
import { caseDetail, field, outcome, taskDetail } from '../tasks.ts';

const stepResult = {
  seq: 9,
  step: 4,
  stage: 'handle',
  caseState: 'open',
  tasks: [
    {
      id: 't2',
      element: 'handle',
      stage: 'handle',
      role: 'lead',
      unit: 'u',
      person: null,
    },
  ],
};

const complete = 'POST /api/tasks/t1/complete';

async function openTask(replies: Server = {}): Promise<FakeServer> {
  const server = fakeServer({
    'GET /api/tasks/t1': { body: taskDetail() },
    'GET /api/cases/c1': { body: caseDetail },
    'POST /api/tasks/t1/preview': {
      body: {
        dependsOn: [],
        next: [
          {
            element: 'handle',
            name: '处置',
            stage: 'handle',
            role: 'lead',
            unit: { id: 'u', name: '市政管护所' },
            person: null,
            limit: { amount: 2, unit: 'urgentHours' },
            dueAt: null,
          },
        ],
        waits: [],
        ends: null,
        clock: { effect: 'stops', onTime: true, remainingMillis: 240_000 },
        extended: [],
      },
    },
    [complete]: { body: stepResult },
    ...replies,
  });
  await drawPage(<TaskPage />, '/tasks/t1', '/tasks/:id');
  await screen.findByRole('heading', { name: '雨水井盖缺失' });
  return server;
}

const unitField = (): HTMLElement => screen.getByRole('textbox', { name: '处置单位' });
const submitButton = (label: string): HTMLElement =>
  screen.getByRole('button', { name: new RegExp(`^${label}`, 'u') });

/** What is typed goes out once more, on the version that the other change has made. */
async function expectMineIsSent(server: FakeServer, dialog: HTMLElement): Promise<void> {
  server.change({ [complete]: { body: stepResult } });
  await userEvent.click(within(dialog).getByRole('button', { name: '用我填的再交' }));
  await waitFor(() => {
    expect(server.to(complete).at(-1)?.body).toMatchObject({
      data: { unit: '环卫所' },
      version: 4,
    });
  });
}

describe('completing a task', () => {
  beforeEach(standInForBrowser);

  it('says beforehand who gets it, how long they have and what becomes of the clock', async () => {
    await openTask();
    const next = (await screen.findByText(/提交后 →/u)).closest('.bh-next');
    await waitFor(() => {
      expect(next?.textContent).toContain('处置市政管护所 单位负责人，2 紧急工作时');
    });
    expect(next?.textContent).toContain('本环节计时停止，判定为按期（余 4 分）');
  });

  it('says on which answer it depends what follows, as long as that is not given', async () => {
    const body = {
      dependsOn: [
        { name: 'solved', label: '问题解决了吗', labelEn: 'Is it solved?' },
        { name: 'result', label: '核查结果', labelEn: 'Result of the check' },
      ],
      next: [],
      waits: [],
      ends: null,
      clock: { effect: 'stops', onTime: true, remainingMillis: 240_000 },
      extended: [],
    };
    await openTask({ 'POST /api/tasks/t1/preview': { body } });
    const depends = await screen.findByText(/取决于/u);
    expect(depends.textContent).toBe('提交后取决于：问题解决了吗、核查结果');
    expect(screen.queryByText('提交后等待其他环节')).toBeNull();
    expect(screen.getByText(/本环节计时停止/u)).toBeTruthy();
  });

  it('says beforehand for what and until when the case would wait', async () => {
    const wait = {
      element: 'callback-delay',
      name: '最早回访时间',
      nameEn: 'Earliest call-back',
      stage: 'callback',
      message: null,
      until: '2026-11-24T06:00:00Z',
      tries: { number: 1, of: 3, spacingMillis: 0 },
    };
    const body = { dependsOn: [], next: [], waits: [wait], ends: null, clock: null, extended: [] };
    await openTask({ 'POST /api/tasks/t1/preview': { body } });
    const next = await screen.findByText(/提交后等待：最早回访时间/u);
    expect(next.textContent).toMatch(/^提交后等待：最早回访时间第 1 次，共 3 次最早 .*14:00$/u);
  });

  it('says which try of the call-back this is, since when, and when the next may be', async () => {
    const tries = { number: 2, of: 3, spacingMillis: 4 * 3_600_000 };
    await openTask({ 'GET /api/tasks/t1': { body: taskDetail({ stage: 'callback', tries }) } });
    const line = await screen.findByText(/^第 2 次，共 3 次/u);
    expect(line.closest('p')?.textContent).toMatch(
      /^第 2 次，共 3 次最早 .*14:21无人接听，隔 4 小时再访$/u,
    );
  });

  it('moves the focus to what is missing and sends nothing', async () => {
    const server = await openTask();
    await userEvent.click(submitButton('派遣'));
    expect(document.activeElement).toBe(unitField());
    expect(server.to(complete)).toHaveLength(0);
  });

  it('ticks a requirement as the form fills, sends with an idempotency key, and says who has it', async () => {
    const server = await openTask();
    const card = screen.getByRole('radiogroup', { name: '办理结果' });
    expect(within(card).getByText('要填：处置单位')).toBeTruthy();
    await userEvent.type(unitField(), '市政管护所');
    expect(within(card).queryByText('要填：处置单位')).toBeNull();
    await userEvent.click(submitButton('派遣'));
    expect(await screen.findByText('已派遣，交市政管护所 单位负责人')).toBeTruthy();
    const [sent] = server.to(complete);
    expect(sent?.body).toEqual({ outcome: 'dispatch', data: { unit: '市政管护所' }, version: 3 });
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/u);
    expect(Object.keys(localStorage).filter((key) => key.startsWith('bihuan.draft'))).toEqual([]);
  });

  it('is pressed with Ctrl Enter from within a field, outcomes are chosen with digits', async () => {
    const server = await openTask();
    await userEvent.keyboard('2');
    expect(screen.queryByRole('textbox', { name: '处置单位' })).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: '退回原因' }), '地址不清');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(server.to(complete)[0]?.body).toEqual({
        outcome: 'back-to-accept',
        data: { reason: '地址不清' },
        version: 3,
      });
    });
  });

  it('shows a fault of the server at its field', async () => {
    await openTask({
      [complete]: problem(400, 'validation-failed', {
        errors: [{ path: '/data/unit', code: 'unknown-reference', message: 'no such unit' }],
      }),
    });
    await userEvent.type(unitField(), 'X');
    await userEvent.click(submitButton('派遣'));
    expect(await screen.findByRole('alert')).toHaveProperty(
      'textContent',
      '找不到，或者没有权限看',
    );
    await waitFor(() => {
      expect(document.activeElement).toBe(unitField());
    });
  });

  it('names who holds the task and since when', async () => {
    await openTask({
      [complete]: problem(409, 'task-claimed-by-other', {
        params: { holder: '周敏', holderEn: 'Zhou Min', since: '2026-11-24T06:30:00Z' },
      }),
    });
    await userEvent.type(unitField(), 'X');
    await userEvent.click(submitButton('派遣'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('周敏 已经在办')).toBeTruthy();
    expect(within(dialog).getByText(/14:30 认领/u)).toBeTruthy();
  });

  it('shows both values when somebody changed it, and sends the chosen one on the new version', async () => {
    const server = await openTask({ [complete]: problem(409, 'stale-version') });
    await userEvent.type(unitField(), '环卫所');
    server.change({
      'GET /api/tasks/t1': { body: taskDetail({ version: 4 }, { unit: '园林站' }) },
    });
    await userEvent.click(submitButton('派遣'));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByRole('cell', { name: '园林站' })).toBeTruthy();
    expect(within(dialog).getByRole('cell', { name: '环卫所' })).toBeTruthy();
    await expectMineIsSent(server, dialog);
  });

  it('says so when what somebody else changed is no question, and sends on the new version', async () => {
    const server = await openTask({ [complete]: problem(409, 'stale-version') });
    await userEvent.type(unitField(), '环卫所');
    server.change({ 'GET /api/tasks/t1': { body: taskDetail({ version: 4 }) } });
    await userEvent.click(submitButton('派遣'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByRole('cell')).toBeNull();
    await expectMineIsSent(server, dialog);
  });

  it('asks nothing about a field that only somebody else changed, and leaves it as they did', async () => {
    const fields = [
      field('unit', 'text', { label: '处置单位', outcomes: ['dispatch'], variable: true }),
      field('note', 'text', { label: '备注', outcomes: ['dispatch'] }),
    ];
    const withNote = (version: number, note: string): object =>
      taskDetail({
        version,
        form: { key: 'dispatch', fields, schema: {}, values: { note } },
      });
    const server = await openTask({
      'GET /api/tasks/t1': { body: withNote(3, '在路口') },
      [complete]: problem(409, 'stale-version'),
    });
    await userEvent.type(unitField(), '环卫所');
    server.change({ 'GET /api/tasks/t1': { body: withNote(4, '在桥下') } });
    await userEvent.click(submitButton('派遣'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByRole('cell')).toBeNull();
    server.change({ [complete]: { body: stepResult } });
    await userEvent.click(within(dialog).getByRole('button', { name: '用我填的再交' }));
    await waitFor(() => {
      expect(server.to(complete).at(-1)?.body).toMatchObject({
        data: { unit: '环卫所', note: '在桥下' },
        version: 4,
      });
    });
  });

  it('asks for none of two values before both are here', async () => {
    const server = await openTask({ [complete]: problem(409, 'stale-version') });
    await userEvent.type(unitField(), '环卫所');
    const newer = Promise.withResolvers<undefined>();
    server.change({
      'GET /api/tasks/t1': async () => {
        await newer.promise;
        return { body: taskDetail({ version: 4 }, { unit: '园林站' }) };
      },
    });
    const asked = server.to('GET /api/tasks/t1').length;
    await userEvent.click(submitButton('派遣'));
    await waitFor(() => {
      expect(server.to('GET /api/tasks/t1').length).toBeGreaterThan(asked);
    });
    expect(screen.queryByRole('dialog')).toBeNull();
    newer.resolve(undefined);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('cell', { name: '园林站' })).toBeTruthy();
  });

  it('says what did not happen and what still works when the engine is away, and repeats with the same key', async () => {
    const server = await openTask({
      [complete]: problem(503, 'engine-unavailable', { instance: '7f3a-20c1' }),
      'GET /api/welcome': { body: { engine: false, engineAwaySince: '2026-11-24T06:31:00Z' } },
    });
    await userEvent.type(unitField(), 'X');
    await userEvent.click(submitButton('派遣'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('没有派遣成');
    await within(alert).findByText(/流程引擎.*起没有回应，/u);
    expect(alert.textContent).toContain('认领、留言、传附件');
    expect(alert.textContent).toContain('7f3a-20c1');
    server.change({ [complete]: { body: stepResult } });
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText(/已派遣/u);
    const keys = server.to(complete).map((request) => request.headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(1);
  });

  it('asks before ending a case, naming it, and only then sends', async () => {
    const server = await openTask({
      'GET /api/tasks/t1': {
        body: taskDetail({
          outcomes: [
            outcome('file', 'forward', [], '立案'),
            outcome('void', 'end', ['reason'], '作废'),
          ],
          form: {
            key: 'file',
            fields: [field('reason', 'textarea', { label: '原因', outcomes: ['void'] })],
            schema: {},
            values: {},
          },
        }),
      },
    });
    await userEvent.click(screen.getByRole('radio', { name: /作废/u }));
    await userEvent.type(screen.getByRole('textbox', { name: '原因' }), '重复登记');
    await userEvent.click(submitButton('作废'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('作废：雨水井盖缺失')).toBeTruthy();
    expect(server.to(complete)).toHaveLength(0);
    await userEvent.click(within(dialog).getByRole('button', { name: '作废这 1 件' }));
    await waitFor(() => {
      expect(server.to(complete)).toHaveLength(1);
    });
  });

  it('offers nothing to press when somebody else holds it', async () => {
    await openTask({
      'GET /api/tasks/t1': { body: taskDetail({ assignee: { id: 'p-other', name: '周敏' } }) },
    });
    expect(screen.getByText('周敏 在办，只能看')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^派遣/u })).toBeNull();
  });

  it('keeps a refused operation in sight with its reason', async () => {
    await openTask();
    const transfer = screen.getByRole('button', { name: /转办/u });
    expect(transfer).toHaveProperty('disabled', true);
    expect(transfer.textContent).toContain('没有权限');
  });
});
