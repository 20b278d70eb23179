import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Inbox } from '../../../admin-ui/resources/tasks/inbox/inbox.tsx';
import { taskEvents } from '../../../admin-ui/providers/use-live-events.ts';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type Answer,
  type FakeServer,
  type Server,
} from '../screen.tsx';
import { caseDetail, taskDetail, taskRow } from '../tasks.ts';

const now = Date.parse('2026-11-24T06:32:00Z');

const rows = [
  taskRow({
    id: 'a',
    title: '占道经营',
    clockState: 'overdue',
    dueAt: '2026-11-24T06:20:30Z',
    remainingMillis: -690_000,
  }),
  taskRow({
    id: 'b',
    title: '井盖缺失',
    clockState: 'warn',
    dueAt: '2026-11-24T06:36:30Z',
    urgency: 'critical',
  }),
  taskRow({ id: 'c', title: '河道乱堆', clockState: 'paused', dueAt: null }),
];

const unit = {
  id: 'u-water',
  name: '水务站',
  nameEn: 'Water Station',
  kind: 'department',
  closed: false,
};

const list = (data: readonly object[], total = data.length, lower = false): Answer => ({
  body: { data, total, totalIsLowerBound: lower, next: null },
});

async function openInbox(replies: Server = {}, at = '/inbox', who = session): Promise<FakeServer> {
  const server = fakeServer({
    'GET /api/tasks': list(rows),
    'GET /api/tasks/counts': {
      body: {
        views: { mine: 3, pool: 7, team: 38, delegated: 0, copied: 0, done: 46 },
        stages: { dispatch: 3 },
        overdue: 1,
        doneInTime: 45,
      },
    },
    'GET /api/saved-views': { body: { data: [] } },
    'GET /api/units': { body: { data: [], total: 0 } },
    'GET /api/tasks/a': { body: taskDetail({ id: 'a', title: '占道经营' }) },
    'GET /api/tasks/b': { body: taskDetail({ id: 'b', title: '井盖缺失' }) },
    'GET /api/cases/c1': { body: caseDetail },
    ...replies,
  });
  await drawPage(<Inbox />, at, '/inbox', who);
  return server;
}

const asksForSome = ({ path }: { readonly path: string }): boolean => path.includes('%22id%22');

const tell = (taskId: string): void => {
  taskEvents.set({ ids: [taskId] });
};

const grid = (): Promise<HTMLElement> => screen.findByRole('grid', { name: '我的待办' });
const current = (): string | null =>
  document.querySelector('[aria-selected="true"] button')?.textContent ?? null;

describe('the inbox', () => {
  beforeEach(() => {
    standInForBrowser();
    ticker.synchronize(now);
  });

  it('is not live without a network', async () => {
    await openInbox();
    expect(await screen.findByText('实时')).not.toBeNull();
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    expect(await screen.findByText('未连接')).not.toBeNull();
    online.mockRestore();
    window.dispatchEvent(new Event('online'));
    expect(await screen.findByText('实时')).not.toBeNull();
  });

  it('groups by clock, says the clock in words, and shows the first task beside it', async () => {
    await openInbox();
    const table = await grid();
    for (const name of [/^收起 ?已超时 \d/u, /^收起 ?15 分钟内到期 \d/u, /^收起 ?已暂停 \d/u]) {
      expect(within(table).getByRole('button', { name })).toBeTruthy();
    }
    expect(table.textContent).toContain('超 12 分');
    expect(table.textContent).toContain('特急');
    expect(await screen.findByRole('complementary', { name: '占道经营' })).toBeTruthy();
    expect(current()).toBe('占道经营');
    expect(table.getAttribute('aria-rowcount')).toBe('4');
  });

  it('marks what somebody does for somebody else, with what was said', async () => {
    const me = { id: 'p-dispatcher', name: '派遣员' };
    const zhou = { id: 'p-1', name: '周敏' };
    const delegation = {
      state: 'pending',
      owner: zhou,
      delegate: me,
      by: zhou,
      at: '2026-11-24T06:30:00Z',
      reason: '请先看现场',
      comment: null,
      resolvedAt: null,
    } as const;
    const away = { ...delegation, owner: me, delegate: zhou };
    const back = { ...away, state: 'resolved', comment: '看过了' } as const;
    const data = [delegation, away, back].map((one, at) =>
      taskRow({ id: `d${String(at)}`, title: `第 ${String(at)} 件`, delegation: one }),
    );
    await openInbox({ 'GET /api/tasks': list(data) });
    const table = await grid();
    const marks = [...table.querySelectorAll<HTMLElement>('.bh-task-delegated')];
    expect(marks.map(({ textContent, title }) => [textContent, title])).toEqual([
      ['周敏委派', '请先看现场'],
      ['周敏在代办', '请先看现场'],
      ['周敏已完成委派', '看过了'],
    ]);
    // Where the unit is not shown, on a phone, the mark is.
    expect(marks.every((mark) => mark.closest('.bh-task-matter') !== null)).toBe(true);
  });

  it('counts views and stages beside the list', async () => {
    await openInbox();
    const nav = await screen.findByRole('navigation', { name: '视图' });
    expect(await within(nav).findByText('38')).toBeTruthy();
    expect(within(nav).getByRole('link', { name: /派遣/u }).getAttribute('href')).toBe(
      '/inbox?view=mine&stage=dispatch',
    );
  });

  it('moves with J and K, ticks with X, clears with Esc', async () => {
    await openInbox();
    await grid();
    await waitFor(() => {
      expect(current()).toBe('占道经营');
    });
    await userEvent.keyboard('j');
    expect(current()).toBe('井盖缺失');
    await userEvent.keyboard('k');
    expect(current()).toBe('占道经营');
    await userEvent.keyboard('x');
    expect(screen.getByText('已选 1 项')).toBeTruthy();
    const bar = within(screen.getByRole('toolbar', { name: '批量操作' }));
    const file = bar.getByRole('link', { name: '导出' }).getAttribute('href') ?? '';
    expect(decodeURIComponent(file)).toMatch(
      /^\/api\/tasks\/export\?.*filter=\{"id":\["[^"]+"\]\}.*format=xlsx/u,
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('已选 1 项')).toBeNull();
  });

  it('names a closed unit that it is narrowed to', async () => {
    const closed = { ...unit, id: 'u-gone', name: '原环卫所', active: false };
    await openInbox(
      {
        'GET /api/units': ({ path }) => ({
          body: { data: path.includes('false') ? [closed] : [unit], total: 1 },
        }),
      },
      '/inbox?unit=u-gone',
    );
    expect(await screen.findByRole('button', { name: '单位：原环卫所' })).toBeTruthy();
  });

  it('hands over what is ticked, to a unit and for a reason', async () => {
    const server = await openInbox(
      {
        'GET /api/units': { body: { data: [unit], total: 1 } },
        'GET /api/people': { body: { data: [], total: 0 } },
        'POST /api/tasks/a/actions': { body: {} },
      },
      '/inbox',
      { ...session, permissions: [...session.permissions, 'task.transfer'] },
    );
    await grid();
    await waitFor(() => {
      expect(current()).toBe('占道经营');
    });
    await userEvent.keyboard('x');
    const bar = within(screen.getByRole('toolbar', { name: '批量操作' }));
    await userEvent.click(bar.getByRole('button', { name: '转办' }));
    const dialog = within(await screen.findByRole('dialog', { name: '改派 1 项' }));
    expect(dialog.getByText('占道经营')).toBeTruthy();
    const send = dialog.getByRole('button', { name: '改派' });
    expect(send).toHaveProperty('disabled', true);
    await userEvent.click(dialog.getByRole('combobox', { name: '单位' }));
    await userEvent.click(await screen.findByRole('option', { name: unit.name }));
    await userEvent.type(dialog.getByRole('textbox', { name: /理由|原因/u }), '本班忙不过来');
    await userEvent.click(send);
    await screen.findByText(`1 项已改派给${unit.name}`);
    expect(server.to('POST /api/tasks/a/actions').map(({ body }) => body)).toEqual([
      { type: 'transfer', unit: unit.id, person: null, reason: '本班忙不过来' },
    ]);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(screen.queryByText('已选 1 项')).toBeNull();
  });

  it('ticks the row that was just moved to, however soon the key comes', async () => {
    await openInbox();
    await grid();
    await waitFor(() => {
      expect(current()).toBe('占道经营');
    });
    for (const key of ['j', 'j', 'k', 'x']) {
      // As a browser does: what keys do is drawn before the next one, navigation takes longer.
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await Promise.resolve();
    }
    await screen.findByText('已选 1 项');
    expect(screen.getByRole('checkbox', { name: /井盖缺失/u })).toHaveProperty('checked', true);
    await waitFor(() => {
      expect(current()).toBe('井盖缺失');
    });
  });

  it('does nothing on a letter during Chinese input or in a field', async () => {
    await openInbox({}, '/inbox?task=b');
    await grid();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', isComposing: true }));
    expect(current()).toBe('井盖缺失');
    await userEvent.type(await screen.findByRole('textbox', { name: '处置单位' }), 'k');
    expect(current()).toBe('井盖缺失');
  });

  it('asks the server with the view and the filters of the address', async () => {
    const server = await openInbox({}, '/inbox?view=pool&stage=dispatch&sort=createdAt');
    await waitFor(() => {
      expect(server.to('GET /api/tasks')).toHaveLength(1);
    });
    const asked = new URLSearchParams(server.to('GET /api/tasks')[0]?.path.split('?')[1]);
    expect(Object.fromEntries(asked)).toEqual({
      view: 'pool',
      perPage: '60',
      page: '1',
      sort: 'createdAt',
      order: 'DESC',
      filter: '{"stage":"dispatch"}',
    });
  });

  it('says a lower bound as such', async () => {
    await openInbox({ 'GET /api/tasks': list(rows, 10_000, true) });
    expect(await screen.findByText('10,000 项以上，1 项超时')).toBeTruthy();
    expect((await grid()).getAttribute('aria-rowcount')).toBe('-1');
  });

  it('says what is true and what to do next when it is empty', async () => {
    await openInbox({ 'GET /api/tasks': list([]) });
    expect(await screen.findByText('手上的都办完了')).toBeTruthy();
    expect(
      await screen.findByText('今天已办 46 件，按期 45 件。岗位公共池还有 7 件待认领。'),
    ).toBeTruthy();
    expect(screen.getByRole('button', { name: '去公共池' })).toBeTruthy();
  });

  it('sends nobody to a pool that is empty too', async () => {
    const views = { mine: 0, pool: 0, team: 0, delegated: 0, copied: 0, done: 0 };
    await openInbox({
      'GET /api/tasks': list([]),
      'GET /api/tasks/counts': { body: { views, stages: {}, overdue: 0 } },
    });
    expect(await screen.findByText('现在没有待办')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /去公共池|看今天已办/u })).toBeNull();
  });

  it('offers once to clear filters that leave nothing', async () => {
    await openInbox({ 'GET /api/tasks': list([]) }, '/inbox?q=nothing');
    expect(await screen.findByText('没有符合筛选的待办')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '清除筛选' })).toHaveLength(1);
  });

  it('says what did not happen when the list cannot be fetched, and tries again', async () => {
    const server = await openInbox({ 'GET /api/tasks': problem(503, 'database-unavailable') });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('列表没有取到');
    expect(alert.textContent).toContain('database-unavailable');
    server.change({ 'GET /api/tasks': list(rows) });
    await userEvent.click(within(alert).getByRole('button', { name: '再试一次' }));
    await grid();
  });

  it('lets new rows wait while the pointer or the focus is in the list', async () => {
    const server = await openInbox({
      'GET /api/tasks': (asked) => list(asksForSome(asked) ? [taskRow({ id: 'new' })] : rows),
    });
    const table = await grid();
    table.focus();
    const whole = (): number =>
      server.to('GET /api/tasks').filter((asked) => !asksForSome(asked)).length;
    const before = whole();
    tell('new');
    const bar = await screen.findByRole('button', { name: '1 件新待办，显示' });
    expect(whole()).toBe(before);
    await userEvent.click(bar);
    await waitFor(() => {
      expect(whole()).toBeGreaterThan(before);
    });
    expect(screen.queryByRole('button', { name: /件新待办/u })).toBeNull();
  });

  it('says nothing of tasks that do not belong into the list', async () => {
    const server = await openInbox({
      'GET /api/tasks': ({ path }) => list(path.includes('%22id%22') ? [] : rows),
    });
    (await grid()).focus();
    tell('elsewhere');
    await waitFor(() => {
      expect(server.to('GET /api/tasks').some(({ path }) => path.includes('elsewhere'))).toBe(true);
    });
    expect(screen.queryByRole('button', { name: /显示$/u })).toBeNull();
  });

  it('claims the ticked rows and names those that failed, with the reason', async () => {
    await openInbox({
      'POST /api/tasks/a/claim': { body: {} },
      'POST /api/tasks/b/claim': problem(409, 'task-claimed-by-other'),
    });
    await grid();
    await userEvent.click(screen.getByRole('checkbox', { name: '选中 占道经营' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '选中 井盖缺失' }));
    await userEvent.click(
      within(screen.getByRole('toolbar')).getByRole('button', { name: '认领' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('没有办成的 1 件')).toBeTruthy();
    expect(within(dialog).getByText('井盖缺失')).toBeTruthy();
    expect(within(dialog).getByText('别人已经认领')).toBeTruthy();
  });
});
