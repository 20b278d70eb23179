// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useLocation } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CasePage } from '../../../admin-ui/resources/cases/case-page.tsx';
import { CaseList } from '../../../admin-ui/resources/cases/case-list.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import { SessionContext } from '../../../admin-ui/providers/session.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
  type Server,
} from '../screen.tsx';
import { taskDetail } from '../tasks.ts';
import type { PermissionAction } from '../../../domain/permissions/permission-actions.ts';
import { deliveredVersion, sampleCase, sampleDetail, type SampleCase } from './sample-case.ts';

// The picture itself needs a browser with layout; what it is told is looked at here.
vi.mock('../../../admin-ui/diagram/diagram-canvas.ts', () => ({
  createDiagramCanvas: (host: HTMLElement) => ({
    load: () => Promise.resolve(),
    mark: (marking: { readonly active: readonly string[] }) => {
      host.dataset['active'] = marking.active.join(' ');
    },
    look: () => undefined,
    zoomBy: () => undefined,
    destroy: () => undefined,
  }),
}));

let sample: SampleCase;
const base = '/api/cases/c1';
const auditAnswer = {
  chain: { ok: true, entries: 8, firstBroken: null },
  replay: { ok: true, firstDifference: null },
  history: { ok: true, checked: true },
};

function answers(more: Server = {}): FakeServer {
  const fake = fakeServer({
    [`GET ${base}`]: { body: sampleDetail },
    [`GET ${base}/ledger`]: {
      body: { data: sample.entries, total: sample.entries.length, next: null },
    },
    [`GET ${base}/clocks`]: { body: { data: [], serverTime: sampleDetail.serverTime } },
    [`GET ${base}/marking`]: { body: sample.markings.get(8) },
    [`GET ${base}/audit`]: { body: auditAnswer },
    'GET /api/units': { body: { data: [{ id: 'u-municipal', name: '市政管护所' }], total: 1 } },
    ...more,
  });
  // The answer with the diagram is text, not JSON.
  const replies = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) =>
    input.startsWith('/api/procedures/') ? deliveredVersion(init) : replies(input, init),
  );
  return fake;
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}

async function open(at: string, more: readonly PermissionAction[] = ['case.audit']): Promise<void> {
  await drawPage(
    <SessionContext value={{ ...session, permissions: [...session.permissions, ...more] }}>
      <CasePage />
      <Address />
    </SessionContext>,
    at,
    '/cases/:id/*',
  );
}

const address = (): string => screen.getByLabelText('address').textContent;
const figure = (): HTMLElement => screen.getByRole('figure');

beforeEach(async () => {
  standInForBrowser();
  Element.prototype.scrollTo = () => undefined;
  sample = await sampleCase();
  answers();
});

describe('the page of a case', () => {
  it('shows number, state, facts, refused actions with their reason, and the ledger in words', async () => {
    await open('/cases/c1');
    expect(await screen.findByRole('heading', { name: sampleDetail.title })).toBeTruthy();
    expect(screen.getByText('处理中')).toBeTruthy();
    expect(screen.getByRole('button', { name: '延期' })).toHaveProperty('disabled', true);
    expect(screen.getByText(/延期：/u)).toBeTruthy();
    const ledger = within(screen.getByRole('region', { name: '台账' }));
    expect(await ledger.findByText('指派处置人：退回派遣（异议）')).toBeTruthy();
    expect(ledger.getByText('8 条')).toBeTruthy();
    expect(await ledger.findByText('链条完整，重放一致')).toBeTruthy();
  });

  it('says what the case waits for and until when, at the top, in the stepper and among the tasks', async () => {
    const until = new Date(Date.parse(sampleDetail.serverTime) + 3_600_000).toISOString();
    const wait = {
      element: 'callback-spacing',
      name: '间隔',
      nameEn: 'Spacing',
      stage: 'callback',
      message: null,
      until,
      tries: { number: 2, of: 3, spacingMillis: 14_400_000 },
    };
    const message = { ...wait, element: 'receive', message: 'answer', until: null, tries: null };
    const stage = { ...sampleDetail.stages[0], stage: 'callback', state: 'current', count: 1 };
    const waiting = { ...sampleDetail, tasks: [], stages: [stage], waits: [wait, message] };
    answers({ [`GET ${base}`]: { body: waiting } });
    await open('/cases/c1/overview');
    const earliest = /等待：间隔.*第 2 次，共 3 次.*最早 .*10:30.*无人接听，隔 4 小时再访/u;
    await waitFor(() => {
      expect(
        screen.getAllByText((_, node) => node?.tagName === 'P' && earliest.test(node.textContent)),
      ).toHaveLength(2);
    });
    const told = /等待：间隔.*等消息 answer/u;
    expect(
      screen.getAllByText((_, node) => node?.tagName === 'P' && told.test(node.textContent)),
    ).toHaveLength(2);
    const stepper = within(screen.getByRole('list', { name: '环节' }));
    expect(stepper.getByText(/^等到 .*10:30$/u)).toBeTruthy();
    expect(screen.queryByText('没有待办')).toBeNull();
  });

  it('leads to the original of a duplicate, and from it to what was merged', async () => {
    const original = { id: 'c0', number: 'JC-20261124-0001' };
    const merged = { ...sampleDetail, state: 'closed', endCode: 'duplicate', original };
    answers({ [`GET ${base}`]: { body: merged } });
    await open('/cases/c1/overview');
    const up = await screen.findByRole('link', { name: original.number });
    expect(up.getAttribute('href')).toBe('/cases/c0');
    expect(up.closest('p')?.textContent).toBe('已并入 JC-20261124-0001，由它答复');
  });

  it('lists the duplicates of an original, and the reports that came with them', async () => {
    const duplicates = [{ id: 'c2', number: 'LS-20261124-0009' }];
    const at = sampleDetail.createdAt;
    const [own] = sampleDetail.reports;
    const second = { id: 'r2', number: 'LS-20261124-0009', channel: 'web', at, caseId: 'c2' };
    answers({
      [`GET ${base}`]: { body: { ...sampleDetail, duplicates, reports: [own, second] } },
    });
    await open('/cases/c1/overview');
    const down = await screen.findByRole('link', { name: 'LS-20261124-0009' });
    expect(down.getAttribute('href')).toBe('/cases/c2');
    expect(down.closest('p')?.textContent).toBe('并入了 LS-20261124-0009，办结时一并答复');
    expect(screen.getByText('并入')).toBeTruthy();
  });

  it('moves slider, diagram, ledger and address together', async () => {
    await open('/cases/c1/diagram?at=4');
    const slider = await screen.findByRole('slider', { name: '回看台账' });
    await waitFor(() => {
      expect(figure().dataset['active']).toBe('dispatch');
    });
    expect(slider).toHaveProperty('value', '3');
    expect(screen.getByText(/^回看 #4/u)).toBeTruthy();
    expect(
      screen.getByText(/^2026-11-24 \d\d:\d\d:\d\d$/u, { selector: '.at > time' }),
    ).toBeTruthy();

    await userEvent.click(screen.getByRole('button', { name: /^收到上报/u }));
    expect(address()).toBe('/cases/c1/diagram?at=1');
    await waitFor(() => {
      expect(figure().dataset['active']).toBe('');
    });

    await userEvent.click(screen.getByRole('button', { name: '下一步' }));
    await userEvent.keyboard(']');
    expect(address()).toBe('/cases/c1/diagram?at=3');
    await waitFor(() => {
      expect(figure().dataset['active']).toBe('file');
    });
    await userEvent.keyboard('[[');
    expect(address()).toBe('/cases/c1/diagram?at=2');

    await userEvent.click(screen.getByRole('button', { name: '回到现在 #8' }));
    expect(address()).toBe('/cases/c1/diagram');
    await waitFor(() => {
      expect(figure().dataset['active']).toContain('assign');
    });
    expect(screen.queryByText(/^回看 #/u)).toBeNull();
  });

  it('replays from the first entry with Space, and stops with it', async () => {
    await open('/cases/c1/diagram');
    await screen.findByRole('slider');
    await userEvent.keyboard(' ');
    expect(address()).toBe('/cases/c1/diagram?at=1');
    expect(screen.getByRole('button', { name: '停止' })).toBeTruthy();
    await waitFor(() => {
      expect(address()).toBe('/cases/c1/diagram?at=2');
    });
    await userEvent.keyboard(' ');
    expect(screen.getByRole('button', { name: '播放' })).toBeTruthy();
  });

  it('hides desk operations when only the procedure is asked for', async () => {
    await open('/cases/c1/ledger');
    const ledger = within(await screen.findByRole('region', { name: '台账' }));
    expect(await ledger.findByText('管位要现场交底')).toBeTruthy();
    await userEvent.click(ledger.getByRole('button', { name: '流程操作' }));
    expect(ledger.queryByText('管位要现场交底')).toBeNull();
    expect(ledger.getByText('已隐藏 2 条台面操作')).toBeTruthy();
  });

  it('puts a broken chain on top', async () => {
    const broken = { ...auditAnswer, chain: { ok: false, entries: 8, firstBroken: 4 } };
    answers({ [`GET ${base}/audit`]: { body: broken } });
    await open('/cases/c1/audit');
    expect(await screen.findByText('第 4 条与第 3 条对不上')).toBeTruthy();
    expect(screen.getByText('链条断了')).toBeTruthy();
    expect(await screen.findByText('第 4 条起对不上')).toBeTruthy();
  });

  it('leads to the security log of the case whoever may open it, and nobody else', async () => {
    await open('/cases/c1/audit', ['case.audit', 'audit.read']);
    const link = await screen.findByRole('link', { name: '安全日志里本件的记录' });
    expect(link.getAttribute('href')).toBe('/audit?case=c1');
    cleanup();
    await open('/cases/c1/audit');
    expect(await screen.findByRole('button', { name: /核验/u })).toBeTruthy();
    expect(screen.queryByRole('link', { name: '安全日志里本件的记录' })).toBeNull();
  });

  it('urges with the words that were written, and says so', async () => {
    const fake = answers({ [`POST ${base}/actions`]: { body: {} } });
    await open('/cases/c1/overview');
    await userEvent.click(await screen.findByRole('button', { name: '催办' }));
    await userEvent.type(screen.getByRole('textbox', { name: '要说的话' }), '请说明到货时间');
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '催办' }));
    expect(await screen.findByText('已催办 市政管护所')).toBeTruthy();
    expect(fake.to(`POST ${base}/actions`)[0]?.body).toEqual({
      type: 'urge',
      text: '请说明到货时间',
    });
  });

  it('asks before it voids: names the case, needs a reason, repeats the verb', async () => {
    const fake = answers({ [`POST ${base}/actions`]: problem(409, 'case-closed') });
    await open('/cases/c1/overview');
    await userEvent.click(await screen.findByRole('button', { name: '更多' }));
    await userEvent.click(screen.getByRole('menuitem', { name: '作废' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(sampleDetail.number)).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: '作废这 1 件' }));
    expect(fake.to(`POST ${base}/actions`)).toEqual([]);
    expect(document.activeElement).toBe(dialog.getByRole('textbox', { name: '理由' }));
    await userEvent.type(dialog.getByRole('textbox', { name: '理由' }), '重复登记');
    await userEvent.click(dialog.getByRole('button', { name: '作废这 1 件' }));
    expect(await dialog.findByRole('alert')).toHaveProperty('textContent', '事件已结束');
    expect(fake.to(`POST ${base}/actions`)[0]?.body).toEqual({ type: 'void', reason: '重复登记' });
  });

  it('lends a task of the case by D, where it may be lent', async () => {
    const unit = { id: 'u-municipal', name: '市政管护所' };
    const holder = { id: 'p-1', name: '周敏' };
    const offers = [{ action: 'delegate', allowed: true, reason: null }];
    const held = taskDetail({ id: 't2', name: '处置', unit, assignee: holder, actions: offers });
    const pool = taskDetail({ actions: [{ action: 'delegate', allowed: false, reason: null }] });
    const posts = [{ role: 'handler', unit, grid: null }];
    const fake = answers({
      [`GET ${base}`]: { body: { ...sampleDetail, tasks: [pool, held] } },
      'GET /api/people': {
        body: { data: [{ id: 'p-2', name: '王海涛', nameEn: '', posts }], total: 1, next: null },
      },
      'POST /api/tasks/t2/actions': { body: {} },
    });
    await open('/cases/c1/overview');
    await screen.findByRole('heading', { name: sampleDetail.title });
    await userEvent.keyboard('d');
    const dialog = within(await screen.findByRole('dialog', { name: '委派' }));
    const task = dialog.getByRole('combobox', { name: '哪一项待办' });
    expect(task.textContent).toContain('周敏');
    await userEvent.click(dialog.getByRole('combobox', { name: '交给谁' }));
    await userEvent.click(await screen.findByRole('option', { name: '王海涛' }));
    await userEvent.type(dialog.getByRole('textbox', { name: '要办什么' }), '请先去看');
    await userEvent.click(dialog.getByRole('button', { name: '委派' }));
    await screen.findByText('已委派，办完会回到承办人手里');
    expect(fake.to('POST /api/tasks/t2/actions').map(({ body }) => body)).toEqual([
      { type: 'delegate', person: 'p-2', reason: '请先去看' },
    ]);
  });

  it('writes a comment', async () => {
    const fake = answers({ [`POST ${base}/actions`]: { body: {} } });
    await open('/cases/c1/overview');
    const comments = within(await screen.findByRole('region', { name: '留言' }));
    expect(comments.getByText('管位要现场交底')).toBeTruthy();
    await userEvent.type(comments.getByRole('textbox'), '已约燃气公司');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('已留言')).toBeTruthy();
    expect(fake.to(`POST ${base}/actions`)[0]?.body).toEqual({
      type: 'comment',
      text: '已约燃气公司',
    });
  });

  it('says what is missing when there is no such case', async () => {
    answers({ [`GET ${base}`]: problem(404, 'not-found') });
    await open('/cases/c1');
    expect(await screen.findByRole('alert')).toHaveProperty(
      'textContent',
      expect.stringContaining('找不到这个事件'),
    );
  });
});

const list = (rows: readonly unknown[], next: string | null = null) => ({
  body: { data: rows, total: rows.length, totalIsLowerBound: false, next },
});

describe('the list of cases', () => {
  it('shows number, title, stage, clock and unit, and goes on by cursor', async () => {
    const row = {
      ...sampleDetail,
      clockState: 'overdue',
      dueAt: sampleDetail.createdAt,
      remainingMillis: -20 * 60_000,
      limitUnit: 'workHours',
    };
    const fake = answers({
      'GET /api/cases': ({ path }) =>
        path.includes('cursor=n2')
          ? list([{ ...row, id: 'c2', title: '第二件' }])
          : list([row], 'n2'),
    });
    await drawPage(<CaseList />, '/cases?stage=handle', '/cases');
    const link = await screen.findByRole('link', { name: /建设路 118 号门前雨水井盖破损/u });
    expect(link.getAttribute('href')).toBe('/cases/c1');
    expect(link.textContent).toContain('JC-20261124-0001');
    expect(link.textContent).toContain('处置');
    expect(link.textContent).toContain('超 20 分');
    expect(link.textContent).toContain('市政管护所');
    await userEvent.click(screen.getByRole('button', { name: '再取 50 件' }));
    expect(await screen.findByText('第二件')).toBeTruthy();
    const [first] = fake.to('GET /api/cases');
    expect(decodeURIComponent(first?.path ?? '')).toContain('filter={"stage":"handle"}');
  });

  it('names the class in the language of the reader', async () => {
    answers({ 'GET /api/cases': list([sampleDetail]) });
    appearance.change({ locale: 'en' });
    await drawPage(<CaseList />, '/cases', '/cases');
    expect(await screen.findByText('Rainwater manhole cover')).toBeTruthy();
    appearance.change({ locale: 'zh' });
    expect(await screen.findByText(sampleDetail.className ?? '')).toBeTruthy();
  });

  it('is that of one class, also of a retired one, until another is chosen', async () => {
    const classes = { data: [{ kind: 'matter', code: '06010', name: '暴露垃圾' }], version: 'v2' };
    const fake = answers({
      'GET /api/cases': list([sampleDetail]),
      'GET /api/catalogue': { body: classes },
    });
    await drawPage(<CaseList />, '/cases?category=component:01002', '/cases');
    const filter = await screen.findByRole('combobox', { name: '类别' });
    expect(within(filter).getByRole('option', { name: '部件 01002', selected: true })).toBeTruthy();
    const asked = (): string => decodeURIComponent(fake.to('GET /api/cases').at(-1)?.path ?? '');
    expect(asked()).toContain('filter={"category":"component:01002"}');
    await within(filter).findByRole('option', { name: '暴露垃圾' });
    await userEvent.selectOptions(filter, '暴露垃圾');
    await waitFor(() => {
      expect(asked()).toContain('filter={"category":"matter:06010"}');
    });
  });

  it('is that of one unit, also of a closed one', async () => {
    const closed = { id: 'u-gone', name: '原环卫所', nameEn: '', active: false };
    const fake = answers({
      'GET /api/cases': list([sampleDetail]),
      'GET /api/units': ({ path }) =>
        list(path.includes('false') ? [closed] : [{ id: 'u', name: '市政管护所' }]),
    });
    await drawPage(<CaseList />, '/cases?unit=u-gone', '/cases');
    const filter = await screen.findByRole('combobox', { name: '单位' });
    expect(
      await within(filter).findByRole('option', { name: '原环卫所', selected: true }),
    ).toBeTruthy();
    expect(within(filter).getByRole('option', { name: '市政管护所' })).toBeTruthy();
    const asked = decodeURIComponent(fake.to('GET /api/cases').at(-1)?.path ?? '');
    expect(asked).toContain('filter={"unit":"u-gone"}');
  });

  it('comes by due time, the most urgent first, on a press', async () => {
    const fake = answers({ 'GET /api/cases': list([sampleDetail]) });
    await drawPage(<CaseList />, '/cases', '/cases');
    await userEvent.click(await screen.findByRole('button', { name: '按到期' }));
    await waitFor(() => {
      const asked = fake.to('GET /api/cases').at(-1)?.path ?? '';
      expect(asked).toContain('sort=dueAt');
      expect(asked).toContain('order=ASC');
    });
  });

  it('is saved under a name, with filters and order, and found again', async () => {
    const view = {
      id: 'v1',
      list: 'cases',
      name: '井盖',
      query: { filter: { state: 'open', q: '井盖' }, sort: 'dueAt', order: 'ASC' },
      version: 1,
    };
    const ofInbox = { ...view, id: 'v2', list: 'tasks', name: '我的', query: { filter: {} } };
    const fake = answers({
      'GET /api/cases': list([sampleDetail]),
      'GET /api/saved-views': { body: { data: [ofInbox] } },
      'POST /api/saved-views': { status: 201, body: view },
    });
    await drawPage(<CaseList />, '/cases?q=井盖&state=open&sort=dueAt', '/cases');
    await userEvent.click(await screen.findByRole('button', { name: '存为视图' }));
    fake.change({ 'GET /api/saved-views': { body: { data: [ofInbox, view] } } });
    await userEvent.type(within(screen.getByRole('dialog')).getByRole('textbox'), '井盖');
    await userEvent.click(screen.getByRole('button', { name: '保存视图' }));
    const saved = await screen.findByRole('link', { name: '井盖' });
    expect(fake.to('POST /api/saved-views')[0]?.body).toEqual({
      list: 'cases',
      name: '井盖',
      query: view.query,
    });
    expect(decodeURIComponent(saved.getAttribute('href') ?? '')).toBe(
      '/cases?q=井盖&state=open&sort=dueAt',
    );
    expect(saved.getAttribute('aria-current')).toBe('page');
    expect(screen.queryByRole('link', { name: '我的' })).toBeNull();
  });

  it('says what to do when nothing fits', async () => {
    answers({ 'GET /api/cases': list([]) });
    await drawPage(<CaseList />, '/cases?q=无', '/cases');
    expect(await screen.findByRole('heading', { name: '没有符合条件的事件' })).toBeTruthy();
    await userEvent.click(screen.getAllByRole('button', { name: '清除筛选' })[0] ?? document.body);
    expect(await screen.findByRole('heading', { name: '还没有事件' })).toBeTruthy();
  });
});
