import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { TaskPage } from '../../../admin-ui/resources/tasks/task-page/task-page.tsx';
import type { ShareTaskDraft, TaskDraft } from '../../../api/contract/task-drafts.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
} from '../screen.tsx';
import { caseDetail, taskDetail } from '../tasks.ts';

const read = 'GET /api/tasks/t1/draft';
const write = 'PUT /api/tasks/t1/draft';

const draftOf = (by: TaskDraft['by'], unit: string, id = 'd1'): TaskDraft => ({
  id,
  values: { unit },
  given: {},
  outcome: 'dispatch',
  taskVersion: 3,
  by,
  at: '2026-11-24T06:30:00Z',
});
const me = { id: session.user.id, name: session.user.name };
const colleague = { id: 'p-dispatcher-2', name: '邓子昂' };

const open = async (draft: TaskDraft | null): Promise<FakeServer> => {
  const server = fakeServer({
    'GET /api/tasks/t1': { body: taskDetail() },
    'GET /api/cases/c1': { body: caseDetail },
    [read]: { body: { data: draft } },
  });
  await drawPage(<TaskPage />, '/tasks/t1', '/tasks/:id');
  await screen.findByRole('heading', { name: '雨水井盖缺失' });
  return server;
};
const unit = (): HTMLElement => screen.getByRole('textbox', { name: '处置单位' });
const press = async (name: string): Promise<void> =>
  userEvent.click(await screen.findByRole('button', { name }));
const sent = (server: FakeServer): readonly unknown[] => server.to(write).map(({ body }) => body);

describe('a shared draft', () => {
  beforeEach(standInForBrowser);

  it('is offered once something is typed, and then said to be shared', async () => {
    const server = await open(null);
    expect(screen.queryByRole('button', { name: '共享给同岗' })).toBeNull();
    await userEvent.type(unit(), '市政');
    server.change({ [write]: { body: draftOf(me, '市政') } });
    // The outcome is the first forward one until another is chosen.
    await press('共享给同岗');
    const body: ShareTaskDraft = { values: { unit: '市政' }, given: {}, taskVersion: 3 };
    expect(sent(server)).toEqual([body]);
    await screen.findByText(/已共享给同岗/u);
    await userEvent.type(unit(), '管护所');
    server.change({ [write]: { body: draftOf(me, '市政管护所', 'd2') } });
    await press('更新共享');
    expect(sent(server).at(-1)).toMatchObject({
      values: { unit: '市政管护所' },
      replaces: 'd1',
    });
    server.change({ 'DELETE /api/tasks/t1/draft/d2': { status: 204 } });
    await press('收回共享');
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: '收回共享' })).toBeNull();
    });
    expect(unit()).toHaveProperty('value', '市政管护所');
  });

  it('of a colleague is shown with its author, and gone on with; what stood here comes back', async () => {
    await open(draftOf(colleague, '市政管护所'));
    await userEvent.type(unit(), '环卫所');
    const notice = await screen.findByRole('region', { name: '同岗共享的内容' });
    expect(notice.textContent).toContain('邓子昂');
    expect(notice.textContent).toContain('市政管护所');
    await userEvent.click(within(notice).getByRole('button', { name: '接着写' }));
    expect(unit()).toHaveProperty('value', '市政管护所');
    expect(screen.queryByRole('region', { name: '同岗共享的内容' })).toBeNull();
    await waitFor(() => {
      expect(localStorage.getItem('bihuan.draft.p-dispatcher.t1')).toContain('市政管护所');
    });
  });

  it('does not overwrite what a colleague shared meanwhile, unless that is said', async () => {
    const server = await open(null);
    await userEvent.type(unit(), '环卫所');
    const theirs = draftOf(colleague, '市政管护所', 'd7');
    server.change({
      [write]: problem(409, 'stale-version', { params: { holder: '邓子昂' } }),
      [read]: { body: { data: theirs } },
    });
    await press('共享给同岗');
    const dialog = await screen.findByRole('dialog', { name: '邓子昂刚共享了另一份' });
    server.change({ [write]: { body: draftOf(me, '环卫所', 'd8') } });
    await userEvent.click(within(dialog).getByRole('button', { name: '用我的替换' }));
    await screen.findByText(/已共享给同岗/u);
    expect(sent(server).at(-1)).toMatchObject({ values: { unit: '环卫所' }, replaces: 'd7' });
  });
});
