// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TakeBack } from '../../../api/contract/going-back.ts';
import type { TaskDetail } from '../../../api/contract/tasks.ts';
import { TaskPage } from '../../../admin-ui/resources/tasks/task-page/task-page.tsx';
import { drawPage, fakeServer, problem, standInForBrowser, type FakeServer } from '../screen.tsx';
import { caseDetail, taskDetail } from '../tasks.ts';

const act = 'POST /api/tasks/t1/actions';
const wang = { id: 'p-2', name: '王海涛', nameEn: 'Wang Haitao' };
const steps = [
  { id: 'c1.3', element: 'file', name: '立案', nameEn: 'File', by: wang, at: null },
  { id: 'c1.2', element: 'accept', name: '受理', nameEn: 'Accept', by: null, at: null },
];
const offered = (...actions: readonly string[]) =>
  actions.map((action) => ({ action, allowed: true, reason: null }));

const open = async (
  more: Partial<TaskDetail>,
  answer: Parameters<typeof fakeServer>[0][string] = { body: {} },
): Promise<FakeServer> => {
  const server = fakeServer({
    'GET /api/tasks/t1': { body: taskDetail(more) },
    'GET /api/cases/c1': { body: caseDetail },
    'POST /api/tasks/t1/preview': {
      body: { dependsOn: [], next: [], waits: [], ends: null, clock: null, extended: [] },
    },
    [act]: answer,
  });
  await drawPage(<TaskPage />, '/tasks/t1', '/tasks/:id');
  await screen.findByRole('heading', { name: '雨水井盖缺失' });
  return server;
};
const sent = (server: FakeServer) => server.to(act).map(({ body }) => body);
const dialog = async () => within(await screen.findByRole('dialog'));

describe('asking back', () => {
  beforeEach(standInForBrowser);

  it('asks whom and what, by its key, and is sent with both', async () => {
    const server = await open({ actions: offered('ask-back'), askTargets: steps });
    await userEvent.keyboard('q');
    const ask = await dialog();
    expect(ask.getByRole('button', { name: '退回询问' })).toHaveProperty('disabled', true);
    expect(ask.getByText(/答复后直接回到这里/u)).toBeTruthy();
    await userEvent.click(ask.getByRole('radio', { name: /受理/u }));
    await userEvent.type(ask.getByRole('textbox', { name: '原因' }), '哪个井盖？');
    await userEvent.click(ask.getByRole('button', { name: '退回询问' }));
    await screen.findByText('已退回询问');
    expect(sent(server)).toEqual([{ type: 'ask-back', target: 'c1.2', reason: '哪个井盖？' }]);
  });

  it('says on a held task whom it waits for and what was asked, and offers no outcome', async () => {
    await open({
      waitsFor: {
        id: 'c1.9',
        element: 'file',
        name: '立案',
        nameEn: 'File',
        role: 'acceptor',
        holder: wang,
      },
      question: {
        task: 't1',
        name: '派遣',
        nameEn: 'Dispatch',
        by: null,
        reason: '哪个井盖？',
        at: '2026-11-24T06:30:00Z',
      },
      actions: [{ action: 'complete', allowed: false, reason: 'task-held' }],
    });
    const notice = within(screen.getByRole('region', { name: '退回询问' }));
    expect(notice.getByText(/在等王海涛答复“立案”/u)).toBeTruthy();
    expect(notice.getByText('哪个井盖？')).toBeTruthy();
    expect(notice.getByRole('link').getAttribute('href')).toBe('/tasks/c1.9');
    expect(screen.getByText('在等答复')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^派遣/u })).toBeNull();
  });

  it('says on the asked task who asks, and that the answer goes there', async () => {
    await open({
      question: {
        task: 'c1.9',
        name: '指派处置人',
        nameEn: 'Assign',
        by: wang,
        reason: '哪个井盖？',
        at: '2026-11-24T06:30:00Z',
      },
    });
    expect(screen.getByText(/王海涛在“指派处置人”有事要问/u)).toBeTruthy();
    expect(await screen.findByText('提交后 → 答复回到王海涛')).toBeTruthy();
  });
});

/** The step as whoever did it sees it. */
const done = (touched: TakeBack['touched'] = null): Partial<TaskDetail> => ({
  state: 'completed',
  outcome: 'dispatch',
  actions: [{ action: 'withdraw', allowed: touched === null, reason: touched && 'step-touched' }],
  takeBack: {
    touched,
    withdraws: [{ id: 'c1.5', name: '指派处置人', nameEn: 'Assign', role: 'lead', holder: wang }],
  },
});

describe('taking back what one has done', () => {
  beforeEach(standInForBrowser);

  it('says what it takes from whom, asks for no reason, and is done by a key', async () => {
    const server = await open(done());
    expect(screen.getByText(/撤回后，王海涛的“指派处置人”收回/u)).toBeTruthy();
    await userEvent.keyboard('b');
    const ask = await dialog();
    await userEvent.click(ask.getByRole('button', { name: '撤回' }));
    await screen.findByText('已撤回“派遣”');
    expect(sent(server)).toEqual([{ type: 'withdraw' }]);
  });

  it('sends a reason that was given, and stays open when it is refused', async () => {
    const server = await open(done(), problem(409, 'step-touched'));
    await userEvent.click(screen.getAllByRole('button', { name: '撤回' })[0] ?? document.body);
    const ask = await dialog();
    await userEvent.type(ask.getByRole('textbox'), '派错了');
    await userEvent.click(ask.getByRole('button', { name: '撤回' }));
    await waitFor(() => {
      expect(ask.getByText('后面的步骤已有人办理，不能撤回')).toBeTruthy();
    });
    expect(sent(server)).toEqual([{ type: 'withdraw', reason: '派错了' }]);
  });

  it('says who stands in the way, and offers nothing then', async () => {
    await open(done({ name: '指派处置人', nameEn: 'Assign', by: wang }));
    expect(screen.getByText('王海涛已在办“指派处置人”，不能撤回。')).toBeTruthy();
    const buttons = screen.getAllByRole('button', { name: /撤回/u });
    expect(buttons.every((button) => button.hasAttribute('disabled'))).toBe(true);
  });
});
