// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TaskDelegation, TaskDetail } from '../../../api/contract/tasks.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { TaskPage } from '../../../admin-ui/resources/tasks/task-page/task-page.tsx';
import { drawPage, fakeServer, problem, standInForBrowser, type FakeServer } from '../screen.tsx';
import { caseDetail, taskDetail } from '../tasks.ts';

const act = 'POST /api/tasks/t1/actions';
const unit = { id: 'u-municipal', name: '市政管护所', nameEn: 'Municipal' };
const posts = [{ role: 'lead', unit, grid: null }];
const people = [
  { id: 'p-1', name: '周敏', nameEn: 'Zhou Min', posts },
  { id: 'p-2', name: '王海涛', nameEn: 'Wang Haitao', posts },
  { id: 'p-3', name: '周全', nameEn: 'Zhou Quan', posts },
];

async function openTask(...actions: readonly string[]): Promise<FakeServer> {
  return openDetail({
    actions: actions.map((action) => ({ action, allowed: true, reason: null })),
  });
}

async function openDetail(more: Partial<TaskDetail>): Promise<FakeServer> {
  const server = fakeServer({
    'GET /api/tasks/t1': { body: taskDetail(more) },
    'GET /api/cases/c1': { body: { ...caseDetail, tasks: [taskDetail()] } },
    'POST /api/tasks/t1/preview': {
      body: { dependsOn: [], next: [], waits: [], ends: null, clock: null, extended: [] },
    },
    'GET /api/people': ({ path }) => {
      const filter: unknown = JSON.parse(
        new URL(path, 'http://x').searchParams.get('filter') ?? '{}',
      );
      const q = isRecord(filter) && typeof filter['q'] === 'string' ? filter['q'] : '';
      const data = people.filter(({ name }) => name.includes(q));
      return { body: { data, total: data.length, totalIsLowerBound: false, next: null } };
    },
    [act]: { body: {} },
  });
  await drawPage(<TaskPage />, '/tasks/t1', '/tasks/:id');
  await screen.findByRole('heading', { name: '雨水井盖缺失' });
  return server;
}

const ask = async (verb: string) => {
  await userEvent.click(await screen.findByRole('button', { name: new RegExp(verb, 'u') }));
  return within(await screen.findByRole('dialog'));
};

describe('operations on a task', () => {
  beforeEach(standInForBrowser);

  it('copy it to several people, found by their names', async () => {
    const server = await openTask('copy');
    const dialog = await ask('抄送');
    await userEvent.click(dialog.getByRole('button', { name: '抄送' }));
    expect(server.to(act)).toEqual([]);
    expect(dialog.getByText('要填')).toBeTruthy();

    const persons = dialog.getByRole('combobox', { name: '抄送给谁' });
    await userEvent.type(persons, '周敏');
    expect(persons).toHaveProperty('value', '周敏');
    await waitFor(() => {
      expect(screen.getAllByRole('option')).toHaveLength(1);
    });
    await userEvent.click(screen.getByRole('option', { name: /周敏/u }));
    await userEvent.type(persons, '王');
    await userEvent.click(await screen.findByRole('option', { name: /王海涛/u }));
    expect(dialog.getByText('周敏')).toBeTruthy();
    await userEvent.type(dialog.getByRole('textbox', { name: '要说的话' }), '请知悉');
    await userEvent.click(dialog.getByRole('button', { name: '抄送' }));
    expect(await screen.findByText('已抄送周敏、王海涛')).toBeTruthy();
    expect(server.to(act).map(({ body }) => body)).toEqual([
      { type: 'copy', persons: ['p-1', 'p-2'], text: '请知悉' },
    ]);
  });

  it('are about this task, where they may be', async () => {
    const server = await openTask('urge', 'transfer');
    const urge = await ask('催办');
    await userEvent.click(urge.getByRole('button', { name: '催办' }));
    await screen.findByText('已催办 指挥中心');
    expect(server.to(act).map(({ body }) => body)).toEqual([{ type: 'urge' }]);
    const transfer = await ask('转办');
    expect(transfer.queryByRole('combobox', { name: '哪一项待办' })).toBeNull();
  });
});

const me = { id: 'p-dispatcher', name: '派遣员' };
const delegation: TaskDelegation = {
  state: 'pending',
  owner: { id: 'p-1', name: '周敏', nameEn: 'Zhou Min' },
  delegate: me,
  by: { id: 'p-1', name: '周敏', nameEn: 'Zhou Min' },
  at: '2026-11-24T06:30:00Z',
  reason: '请先到现场看一下',
  comment: null,
  resolvedAt: null,
};
/** Takes every file. */
class Upload extends EventTarget {
  readonly upload = new EventTarget();
  readonly status = 201;
  readonly responseText = JSON.stringify({ id: 'f1', name: 'a.jpg', mediaType: 'image/jpeg' });
  open(): void {
    this.dispatchEvent(new Event('open'));
  }
  send(): void {
    queueMicrotask(() => this.dispatchEvent(new Event('load')));
  }
  abort(): void {
    this.dispatchEvent(new Event('abort'));
  }
}
const refusedAs = (reason: string, ...actions: readonly string[]) =>
  actions.map((action) => ({ action, allowed: false, reason }));

describe('delegating a task', () => {
  beforeEach(standInForBrowser);

  it('asks for somebody of its role, not who has it, and what to do', async () => {
    const server = await openDetail({
      assignee: { id: 'p-1', name: '周敏' },
      actions: [
        { action: 'delegate', allowed: true, reason: null },
        ...refusedAs('task-not-delegated', 'resolve', 'recall-delegation'),
      ],
    });
    expect(screen.queryByRole('button', { name: /完成委派|收回委派/u })).toBeNull();
    await userEvent.keyboard('d');
    const dialog = within(await screen.findByRole('dialog', { name: '委派' }));
    await userEvent.click(dialog.getByRole('combobox', { name: '交给谁' }));
    await userEvent.click(await screen.findByRole('option', { name: /王海涛/u }));
    expect(screen.queryByRole('option', { name: /周敏/u })).toBeNull();
    const asked = server.to('GET /api/people').map(({ path }) => path);
    expect(asked.some((path) => path.includes('u-centre') && path.includes('dispatcher'))).toBe(
      true,
    );
    const send = dialog.getByRole('button', { name: '委派' });
    await userEvent.click(send);
    expect(server.to(act)).toEqual([]);
    await userEvent.type(dialog.getByRole('textbox', { name: '要办什么' }), '请先到现场看一下');
    server.change({
      [act]: problem(400, 'validation-failed', {
        errors: [{ path: '/person', code: 'excluded-person', message: 'x' }],
      }),
    });
    await userEvent.click(send);
    expect((await dialog.findByRole('alert')).textContent).toBe('前面经手的人不能办这一步');
    server.change({ [act]: { body: {} } });
    await userEvent.click(send);
    await screen.findByText('已委派，办完会回到承办人手里');
    expect(server.to(act).at(-1)?.body).toEqual({
      type: 'delegate',
      person: 'p-2',
      reason: '请先到现场看一下',
    });
  });

  it('tells the delegate by whom and what for, and lets them give it back', async () => {
    const server = await openDetail({
      assignee: me,
      delegation,
      actions: [
        ...refusedAs('task-delegated', 'complete', 'transfer'),
        { action: 'resolve', allowed: true, reason: null },
        ...refusedAs('outside-scope', 'recall-delegation'),
      ],
    });
    const notice = within(await screen.findByRole('region', { name: '委派' }));
    expect(notice.getByText(/^周敏委派/u)).toBeTruthy();
    expect(notice.getByText('请先到现场看一下')).toBeTruthy();
    expect(screen.queryByRole('radiogroup', { name: '办理结果' })).toBeNull();
    expect(screen.getByText(/办完后交还周敏/u, { selector: '.bh-read-only' })).toBeTruthy();
    await userEvent.click(notice.getByRole('button', { name: '完成委派' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox', { name: '办理情况' }), '看过了，灯泡坏了');
    vi.stubGlobal('XMLHttpRequest', Upload);
    const input = document.querySelector<HTMLInputElement>('[data-field="files"] input');
    if (input === null) throw new Error('Expected an input for files');
    await userEvent.upload(input, new File(['abc'], 'a.jpg', { type: 'image/jpeg' }));
    await dialog.findByRole('img', { name: 'a.jpg' });
    await userEvent.click(dialog.getByRole('button', { name: '完成委派' }));
    await screen.findByText('已完成委派，交还周敏');
    expect(server.to(act).map(({ body }) => body)).toEqual([
      { type: 'resolve', comment: '看过了，灯泡坏了', attachments: ['f1'] },
    ]);
  });

  it('lets the owner take it back, and shows what was answered', async () => {
    const away = { ...delegation, owner: me, by: me, delegate: { id: 'p-2', name: '王海涛' } };
    const server = await openDetail({
      assignee: away.delegate,
      delegation: away,
      actions: [
        ...refusedAs('task-delegated', 'complete'),
        { action: 'recall-delegation', allowed: true, reason: null },
      ],
    });
    const notice = within(await screen.findByRole('region', { name: '委派' }));
    expect(notice.getByText(/^已委派王海涛/u)).toBeTruthy();
    await userEvent.click(notice.getByRole('button', { name: '收回委派' }));
    const dialog = within(await screen.findByRole('dialog'));
    server.change({
      'GET /api/tasks/t1': {
        body: taskDetail({
          assignee: me,
          actions: [{ action: 'complete', allowed: true, reason: null }],
          delegation: {
            ...away,
            state: 'resolved',
            comment: '已经看过了',
            resolvedAt: '2026-11-24T07:30:00Z',
          },
        }),
      },
    });
    await userEvent.click(dialog.getByRole('button', { name: '收回委派' }));
    await screen.findByText('已收回委派');
    expect(server.to(act).map(({ body }) => body)).toEqual([{ type: 'recall-delegation' }]);
    expect(await notice.findByText('已经看过了')).toBeTruthy();
    expect(notice.getByText(/^王海涛已完成委派/u)).toBeTruthy();
    expect(notice.queryByRole('button')).toBeNull();
    expect(screen.getByRole('radiogroup', { name: '办理结果' })).toBeTruthy();
  });
});
