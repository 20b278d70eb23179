// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { CardsPage } from '../../../admin-ui/resources/cards/cards-page.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { Session } from '../../../api/contract/session.ts';
import type {
  CardProposal,
  CardReport,
  OpenCardList,
  OpenCardRow,
} from '../../../api/contract/supervision.ts';
import { sampleDetail } from '../cases/sample-case.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type Server,
} from '../screen.tsx';

const enforcement = { id: 'u-1', name: '综合执法局', nameEn: 'Enforcement' };
const municipal = { id: 'u-2', name: '市政管护所', nameEn: 'Municipal' };
const report: CardReport = {
  scope: 'all',
  data: [
    { unit: enforcement, level: 'blue', age: 'day1', open: 2, late: 0 },
    { unit: enforcement, level: 'red', age: 'older', open: 1, late: 1 },
    { unit: municipal, level: 'orange', age: 'day7', open: 3, late: 2 },
  ],
  open: 6,
  late: 3,
  answered: 1,
  bySystem: 2,
  waiting: [],
  serverTime: '2026-11-26T06:00:00.000Z',
};
const row: OpenCardRow = {
  id: 's1',
  caseId: 'c1',
  caseNumber: 'JC-20261126-0001',
  title: '<b>河道</b>堆料',
  secrecy: 'ordinary',
  level: 'orange',
  state: 'acknowledged',
  unit: municipal,
  person: null,
  issuedBy: null,
  issuedAt: '2026-11-21T02:00:00.000Z',
  days: 5,
  limit: { amount: 2, unit: 'workDays' },
  dueAt: '2026-11-25T10:00:00.000Z',
  clockState: 'overdue',
  remainingMillis: -3_600_000,
};
const listOf = (...data: OpenCardRow[]): OpenCardList => ({
  data,
  total: data.length,
  totalIsLowerBound: false,
  next: null,
});
const serve = (given: CardReport, list: OpenCardList) =>
  fakeServer({
    'GET /api/cards/report': { body: given },
    'GET /api/cards': { body: list },
  });
const filterOf = (path: string | undefined): unknown =>
  JSON.parse(new URL(path ?? '', 'http://x').searchParams.get('filter') ?? '{}');

const offered = (action: string) => ({ action, allowed: true, reason: null });
const caseWith = (cardProposals: CardProposal[], actions = ['approve-card', 'refuse-card']) => ({
  body: { ...sampleDetail, id: 'c2', cardProposals, actions: actions.map(offered) },
});
const part = async () => within(await screen.findByRole('region', { name: '待审批' }));

beforeEach(() => {
  standInForBrowser();
  appearance.change({ locale: 'zh' });
});

describe('the page of supervision cards', () => {
  it('counts them, by unit and level, by age, and lists them with the way to the case', async () => {
    serve(report, listOf(row));
    await drawPage(<CardsPage />, '/cards', '/cards');
    expect(await screen.findByRole('button', { name: /^未了结\s*6/u })).toBeDefined();
    expect(screen.getByText('蓝 2，橙 3，红 1')).toBeDefined();
    expect(screen.getByText('占 50.0%（3 ÷ 6）')).toBeDefined();
    const units = within(screen.getByRole('region', { name: '单位 × 颜色' }));
    expect(units.getByRole('button', { name: /综合执法局，红单，1 张/u })).toBeDefined();
    expect(units.getByText('逾期 2')).toBeDefined();
    expect(screen.getByRole('button', { name: /4–7 天，3 张/u })).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /8–30 天，0 张/u }).disabled).toBe(
      true,
    );
    const link = await screen.findByRole('link', { name: '<b>河道</b>堆料' });
    expect(link.getAttribute('href')).toBe('/cases/JC-20261126-0001');
    expect(screen.getByText('系统升级')).toBeDefined();
    expect(screen.queryByRole('region', { name: '待审批' })).toBeNull();
  });

  it('marks the cards of protected cases, whether or not they wait for approval', async () => {
    const kept = { ...row, title: '****', secrecy: 'protected' as const };
    const drafted = { ...kept, id: 'd9', proposedBy: municipal, proposedAt: row.issuedAt };
    serve({ ...report, waiting: [drafted] }, listOf(kept, { ...row, id: 's2' }));
    await drawPage(<CardsPage />, '/cards', '/cards');
    expect((await part()).getByText('保密')).toBeDefined();
    const rows = await screen.findAllByRole('row', { name: /JC-20261126-0001/u });
    expect(rows.map((each) => within(each).queryByText('保密') !== null)).toEqual([true, false]);
  });

  it('narrows the list by what is pressed, and shows all again', async () => {
    const server = serve(report, listOf());
    await drawPage(<CardsPage />, '/cards', '/cards');
    await userEvent.click(await screen.findByRole('button', { name: /综合执法局，红单/u }));
    await userEvent.click(screen.getByRole('button', { name: /30 天以上/u }));
    await userEvent.click(screen.getByRole('button', { name: /^逾期未答复/u }));
    await expect
      .poll(() => filterOf(server.to('GET /api/cards').at(-1)?.path))
      .toEqual({ level: 'red', unit: 'u-1', age: 'older', late: true });
    expect(await screen.findByText('没有这样的督办单')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '看全部' }));
    await expect.poll(() => screen.queryByRole('button', { name: '看全部' })).toBeNull();
    expect(screen.getByText('没有未了结的督办单')).toBeDefined();
  });

  describe('with a card that waits for approval', () => {
    const waiting = {
      id: 'd1',
      caseId: 'c2',
      caseNumber: 'JC-20261126-0002',
      title: '占用消防通道',
      secrecy: 'ordinary',
      level: 'red' as const,
      unit: enforcement,
      proposedBy: { id: 'p-1', name: '吴晓峰' },
      proposedAt: '2026-11-26T05:00:00.000Z',
    };
    const proposal: CardProposal = {
      ...waiting,
      reason: '群众第三次反映',
      person: null,
      decision: null,
      remark: null,
      decidedBy: null,
      decidedAt: null,
    };
    const approver = { ...session, permissions: [...session.permissions, 'case.approve-card'] };
    const act = 'POST /api/cases/c2/actions';
    const open = async (who: Session, more: Server) => {
      const server = fakeServer({
        'GET /api/cards/report': { body: { ...report, waiting: [waiting] } },
        'GET /api/cards': { body: listOf(row) },
        'GET /api/cases/c2': caseWith([proposal]),
        ...more,
      });
      await drawPage(<CardsPage />, '/cards', '/cards', who);
      return server;
    };

    it('begins with it, and says what it is about before anything is decided', async () => {
      const server = await open(session, {});
      const shown = await part();
      expect(shown.getByRole('link').getAttribute('href')).toBe('/cases/JC-20261126-0002');
      expect(shown.getByText(/吴晓峰 拟/u)).toBeDefined();
      expect(server.to('GET /api/cases/c2')).toHaveLength(0);
      await userEvent.click(shown.getByRole('button', { name: '看事由 占用消防通道' }));
      expect(await shown.findByText('群众第三次反映')).toBeDefined();
    });

    it('is approved by keys alone, says so and leaves the list, from where the next is at hand', async () => {
      const server = await open(approver, { [act]: { body: {} } });
      const decide = (await part()).getByRole('button', { name: '审批 占用消防通道' });
      decide.focus();
      await userEvent.keyboard('{Enter}');
      await screen.findByRole('button', { name: '批准发红单' });
      const second = { ...waiting, id: 'd2', caseId: 'c3', title: '噪声' };
      server.change({
        'GET /api/cards/report': { body: { ...report, waiting: [second] } },
        'GET /api/cases/c2': caseWith([{ ...proposal, decision: 'approved' }]),
      });
      await userEvent.keyboard('{Tab}{Enter}');
      expect(await screen.findByText('已批准，红单生效')).toBeDefined();
      expect(server.to(act).map(({ body }) => body)).toEqual([
        { type: 'approve-card', proposal: 'd1' },
      ]);
      expect(await screen.findByRole('link', { name: '噪声' })).toBeDefined();
      expect(screen.queryByRole('link', { name: '占用消防通道' })).toBeNull();
      await userEvent.keyboard('{Tab}{Tab}');
      expect(document.activeElement?.textContent).toBe('审批 噪声');
    });

    it('says who was quicker, when it is decided meanwhile', async () => {
      const params = { reason: 'no-card-proposal' };
      const server = await open(approver, {
        [act]: problem(409, 'action-not-available', { params }),
      });
      await userEvent.click((await part()).getByRole('button', { name: /^审批/u }));
      const approve = await screen.findByRole('button', { name: '批准发红单' });
      const decidedBy = { id: 'p-2', name: '周主任' };
      server.change({
        'GET /api/cases/c2': caseWith([{ ...proposal, decision: 'refused', decidedBy }]),
      });
      await userEvent.click(approve);
      expect(await screen.findByText('没有等审批的督办单')).toBeDefined();
      expect((await screen.findByRole('status')).textContent).toBe('未批准周主任');
    });

    it('leaves an approval that is not offered in its place, with the reason', async () => {
      await open(approver, {
        'GET /api/cases/c2': {
          body: {
            ...sampleDetail,
            id: 'c2',
            cardProposals: [proposal],
            actions: [{ action: 'approve-card', allowed: false, reason: 'own-card-proposal' }],
          },
        },
      });
      await userEvent.click((await part()).getByRole('button', { name: /^审批/u }));
      const approve = await screen.findByRole<HTMLButtonElement>('button', { name: '批准发红单' });
      expect(approve.disabled).toBe(true);
      expect(screen.getByText(/^审批：/u)).toBeDefined();
    });
  });

  it('says that there is none, without plots of nothing', async () => {
    serve({ ...report, data: [], open: 0, late: 0, answered: 0, bySystem: 0 }, listOf());
    await drawPage(<CardsPage />, '/cards', '/cards');
    expect(await screen.findByText('没有未了结的督办单')).toBeDefined();
    expect(screen.queryByRole('region', { name: '发出多久' })).toBeNull();
  });

  it('says what failed, and tries again', async () => {
    const server = fakeServer({
      'GET /api/cards/report': problem(503, 'engine-away'),
      'GET /api/cards': problem(503, 'engine-away'),
    });
    await drawPage(<CardsPage />, '/cards', '/cards');
    expect(await screen.findByRole('alert')).toBeDefined();
    server.change({
      'GET /api/cards/report': { body: report },
      'GET /api/cards': { body: listOf(row) },
    });
    await userEvent.click(within(screen.getByRole('alert')).getByRole('button'));
    expect(await screen.findByRole('region', { name: '清单' })).toBeDefined();
  });

  it('speaks English', async () => {
    appearance.change({ locale: 'en' });
    serve(report, listOf(row));
    await drawPage(<CardsPage />, '/cards', '/cards');
    expect(await screen.findByText('2 blue, 3 orange, 1 red')).toBeDefined();
    expect(await screen.findByText('5 days')).toBeDefined();
    expect(screen.getByText('raised by the system')).toBeDefined();
  });
});
