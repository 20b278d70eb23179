// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { changes } from '../../../admin-ui/providers/use-live-events.ts';
import { DeskPage } from '../../../admin-ui/resources/desk/desk-page.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { Board, BoardTask, BoardTaskList } from '../../../api/contract/board.ts';
import type { JointCase, JointCaseList, Order, OrderList } from '../../../api/contract/desk.ts';
import { sampleDetail } from '../cases/sample-case.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
} from '../screen.tsx';
import { taskRow } from '../tasks.ts';

const enforcement = { id: 'u-1', name: '综合执法局', nameEn: 'Enforcement' };
const municipal = { id: 'u-2', name: '市政管护所', nameEn: 'Municipal' };
const board: Board = {
  scope: 'all',
  data: [],
  total: 9,
  warn: 0,
  overdue: 3,
  paused: 0,
  unlimited: 0,
  sinceYesterday: 0,
  overdueToday: 2,
  lastLateAt: null,
  dueBeforeClose: null,
  closesAt: null,
  cards: { blue: 2, orange: 1, red: 4, waiting: 5, approvalFrom: 'orange', first: null },
  serverTime: '2026-11-26T06:00:00.000Z',
};
const red: BoardTask = {
  ...taskRow({ clockState: 'overdue', remainingMillis: -60_000 }),
  why: { code: 'came-back', amount: 2 },
  segments: [],
};
const { id, number, reportNumber, channel, category, className, classNameEn } = sampleDetail;
const matter: JointCase = {
  id,
  number,
  reportNumber,
  channel,
  category,
  className,
  classNameEn,
  title: '<b>联合</b>整治',
  stage: 'handle',
  state: 'open',
  urgency: 'urgent',
  address: null,
  grid: null,
  unit: enforcement,
  createdAt: '2026-11-26T04:00:00.000Z',
  endedAt: null,
  dueAt: null,
  clockState: 'none',
  remainingMillis: null,
  limitUnit: null,
  card: null,
  secrecy: 'ordinary',
  parties: [
    {
      unit: enforcement,
      role: 'lead',
      person: null,
      stage: 'handle',
      state: 'not-taken',
      at: '2026-11-26T04:00:00.000Z',
    },
    {
      unit: municipal,
      role: 'lead',
      person: { id: 'p', name: '唐海涛' },
      stage: 'handle',
      state: 'answered',
      at: '2026-11-26T05:00:00.000Z',
    },
  ],
};
const order: Order = {
  id: 'urge.t1',
  kind: 'urge',
  caseId: 'c9',
  caseNumber: 'JC-20261126-0009',
  title: '占道摆摊',
  secrecy: 'ordinary',
  channel: 'phone',
  level: null,
  times: 2,
  stage: 'handle',
  unit: municipal,
  role: 'lead',
  person: null,
  by: { id: 'p-leader', name: '黄建平' },
  at: '2026-11-26T02:50:00.000Z',
};
const card: Order = { ...order, id: 'card.s1', kind: 'card', level: 'red', times: null, by: null };
const leader = {
  ...session,
  permissions: [...session.permissions, 'board.read', 'case.approve-card'],
};

const listOf = <R,>(...data: R[]) => ({
  data,
  total: data.length,
  totalIsLowerBound: false,
  next: null,
});
const serve = (joint: JointCaseList, orders: OrderList, reds: BoardTaskList = listOf(red)) =>
  fakeServer({
    'GET /api/board': { body: board },
    'GET /api/board/tasks': { body: reds },
    'GET /api/desk/joint-cases': { body: joint },
    'GET /api/desk/orders': { body: orders },
    'GET /api/calendar': problem(503, 'database-unavailable'),
  });
const draw = async () => drawPage(<DeskPage />, '/desk', '/desk', leader);
const region = async (name: string) => within(await screen.findByRole('region', { name }));
const changed = (): void => {
  act(() => {
    changes.set({ count: changes.get().count + 1 });
  });
};
const askedFor = (server: FakeServer): number => server.to('GET /api/desk/orders').length;

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
});

describe('the desk of commanders and leaders', () => {
  it('counts, and leads to what it counts', async () => {
    serve(listOf(matter), listOf(order, card));
    await draw();
    const figures = await region('要管的事');
    await figures.findByRole('link', { name: /指令未签收\s*2/u });
    expect(
      figures
        .getAllByRole('link')
        .map((link) => [link.querySelector('b')?.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['3', '/board'],
      ['4', '/cards?level=red'],
      ['5', '/cards'],
      ['1', '#bh-desk-joint'],
      ['2', '#bh-desk-orders'],
    ]);
  });

  it('offers approval only to those who approve', async () => {
    serve(listOf(), listOf());
    const permissions = leader.permissions.filter((one) => one !== 'case.approve-card');
    await drawPage(<DeskPage />, '/desk', '/desk', { ...leader, permissions });
    const figures = await region('要管的事');
    expect(figures.queryByRole('link', { name: /待审批/u })).toBeNull();
  });

  it('says why what is red is late, and acts on it there', async () => {
    serve(listOf(), listOf());
    await draw();
    const reds = await region('待办清单');
    expect(await reds.findByText('退回返工 2 次，时限未重置')).toBeDefined();
    expect(reds.getByRole('link', { name: '在督办总览里看' }).getAttribute('href')).toBe('/board');
    await userEvent.click(reds.getByRole('button', { name: /^催办/u }));
    expect(await screen.findByRole('dialog')).toBeDefined();
  });

  it('says since when nothing is red', async () => {
    serve(listOf(), listOf(), listOf()).change({
      'GET /api/board': {
        body: { ...board, overdue: 0, overdueToday: 0, lastLateAt: '2026-11-25T02:50:00.000Z' },
      },
    });
    await draw();
    const reds = await region('待办清单');
    expect(await reds.findByText('没有超时的待办')).toBeDefined();
    expect(reds.getByText(/^最近一项超时待办 .*10:50 办结$/u)).toBeDefined();
  });

  it('says who has not answered of those who work at once', async () => {
    serve(listOf(matter), listOf());
    await draw();
    const joint = await region('会办事项');
    expect(await joint.findByText('1 家未答复')).toBeDefined();
    const parties = joint.getAllByRole('listitem').map((item) => item.textContent);
    expect(parties.slice(1)).toEqual(['综合执法局 单位负责人未签收', '市政管护所 唐海涛已答复']);
    expect(joint.getByRole('link', { name: '<b>联合</b>整治' }).getAttribute('href')).toBe(
      `/cases/${number}`,
    );
  });

  it('says to whom an order went, by whom, and urges whoever should act', async () => {
    const server = serve(listOf(), listOf(order, { ...card, secrecy: 'protected' as const }));
    server.change({ 'POST /api/cases/c9/actions': { body: {} } });
    await draw();
    const orders = await region('未签收的指令');
    expect(await orders.findByText('催办 2 次')).toBeDefined();
    expect(orders.getAllByText('给 市政管护所 单位负责人').length).toBe(2);
    expect(orders.getByText('黄建平发')).toBeDefined();
    expect(orders.getByText('系统发')).toBeDefined();
    expect(orders.getByText('保密').closest('li')?.textContent).toContain('系统发');
    const [urge] = orders.getAllByRole('button', { name: '催办 JC-20261126-0009' });
    if (urge === undefined) throw new Error('Expected a button');
    const before = askedFor(server);
    await userEvent.click(urge);
    await waitFor(() => {
      expect(server.to('POST /api/cases/c9/actions').map(({ body }) => body)).toEqual([
        { type: 'urge' },
      ]);
      expect(askedFor(server)).toBeGreaterThan(before);
    });
  });

  it('says what it means that there is nothing', async () => {
    serve(listOf(), listOf(), listOf());
    await draw();
    expect(await screen.findByText('没有超时的待办')).toBeDefined();
    expect(screen.getByText('没有几家同时在办的事项')).toBeDefined();
    expect(screen.getByText('没有未签收的指令')).toBeDefined();
  });

  it('says which part did not come, and asks for it again', async () => {
    const server = serve(listOf(), listOf(order));
    server.change({ 'GET /api/desk/orders': problem(503, 'database-unavailable') });
    await draw();
    const orders = await region('未签收的指令');
    const again = await orders.findByRole('button', { name: '再取一次' });
    server.change({ 'GET /api/desk/orders': { body: listOf(order) } });
    await userEvent.click(again);
    expect(await orders.findByText('占道摆摊')).toBeDefined();
  });

  it('follows what happens, but leaves rows alone while somebody is in them', async () => {
    const server = serve(listOf(), listOf(order));
    await draw();
    const orders = await region('未签收的指令');
    await orders.findByText('占道摆摊');
    const first = askedFor(server);
    changed();
    await waitFor(
      () => {
        expect(askedFor(server)).toBeGreaterThan(first);
      },
      { timeout: 5_000 },
    );
    orders.getByRole('link', { name: '占道摆摊' }).focus();
    const second = askedFor(server);
    changed();
    await waitFor(
      () => {
        expect(askedFor(server)).toBeGreaterThan(second);
      },
      { timeout: 5_000 },
    );
    expect(screen.queryByRole('button', { name: '有变化，显示' })).toBeNull();
    server.change({ 'GET /api/desk/orders': { body: listOf(order, card) } });
    changed();
    const show = await screen.findByRole('button', { name: '有变化，显示' }, { timeout: 5_000 });
    expect(orders.queryByText('红单')).toBeNull();
    await userEvent.click(show);
    expect(await orders.findByText('红单')).toBeDefined();
  });
});
