// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { Rail } from '../../../admin-ui/layout/rail.tsx';
import { incidentNews } from '../../../admin-ui/providers/use-live-events.ts';
import { IncidentListPage } from '../../../admin-ui/resources/incidents/incident-list.tsx';
import { IncidentPage } from '../../../admin-ui/resources/incidents/incident-page.tsx';
import type { Session } from '../../../api/contract/session.ts';
import type { Incident, IncidentDetail } from '../../../api/contract/incidents.ts';
import {
  drawPage,
  fakeServer,
  problem,
  session,
  standInForBrowser,
  type FakeServer,
  type Server,
} from '../screen.tsx';

const incident: Incident = {
  id: 'c1.5.1',
  caseId: 'c1',
  caseNumber: 'JC-20261124-0002',
  title: '<b>路灯</b>不亮',
  secrecy: 'protected',
  caseState: 'open',
  element: 'tell',
  elementName: '通知受理席',
  elementNameEn: 'Tell the desk',
  service: 'notify',
  code: 'service-input-invalid',
  message: 'Expected a text as input kind of notify, but there is none',
  state: 'open',
  openedAt: '2026-11-24T06:20:00.000Z',
  resolvedAt: null,
  attempts: 1,
  repairs: 2,
};
const detail: IncidentDetail = {
  ...incident,
  procedure: { key: 'ordinary-event', version: 2 },
  inputs: [
    { name: 'kind', expression: 'noticeKind', value: null, fault: null },
    { name: 'role', expression: '"acceptor"', value: 'acceptor', fault: null },
  ],
  variables: { noticeKind: null },
  skippable: true,
  repairList: [],
  repair: { action: 'repair-incident', allowed: true, reason: null },
  serverTime: '2026-11-24T06:40:00.000Z',
};
const admin: Session = {
  ...session,
  posts: [{ role: 'admin', unit: { id: 'u-centre', name: '指挥中心' }, grid: null }],
  permissions: ['case.read', 'incident.read', 'incident.repair'],
};
const listed = (data: readonly Incident[], next: string | null = null) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next },
});
const resolved: IncidentDetail = {
  ...detail,
  state: 'resolved',
  resolvedAt: '2026-11-24T06:41:00.000Z',
  repair: { action: 'repair-incident', allowed: false, reason: 'no-open-incident' },
};

beforeEach(() => {
  standInForBrowser();
});

const openList = async (server: Server, at = '/incidents'): Promise<FakeServer> => {
  const fake = fakeServer(server);
  await drawPage(<IncidentListPage />, at, '/incidents', admin);
  return fake;
};
const openPage = async (server: Server = {}): Promise<FakeServer> => {
  const fake = fakeServer({
    'GET /api/incidents/c1.5.1': { body: detail },
    'GET /api/incidents': listed([]),
    'POST /api/cases/c1/actions': { body: {} },
    ...server,
  });
  await drawPage(<IncidentPage />, '/incidents/c1.5.1', '/incidents/:id', admin);
  await screen.findByRole('heading', { name: '通知受理席' });
  return fake;
};
const filterOf = (path: string): unknown =>
  JSON.parse(new URLSearchParams(path.split('?')[1]).get('filter') ?? '{}');

describe('the list of incidents', () => {
  it('says what failed, in which case, since when and how often it was tried', async () => {
    const fake = await openList({ 'GET /api/incidents': listed([incident]) });
    const row = await screen.findByRole('listitem');
    for (const words of [
      '通知受理席',
      '服务的输入不对',
      'JC-20261124-0002',
      '保密',
      '自动试了 1 次',
      '人工重试 2 次',
      // What looks like markup is text.
      '<b>路灯</b>不亮',
    ])
      expect(within(row).getByText(words)).toBeDefined();
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/incidents/c1.5.1');
    expect(filterOf(fake.to('GET /api/incidents')[0]?.path ?? '')).toEqual({ state: 'open' });
  });

  it('says where nothing was tried yet', async () => {
    const untried = { ...incident, attempts: null, repairs: 0 };
    await openList({ 'GET /api/incidents': listed([untried]) });
    expect(await screen.findByText('没有重试过')).toBeDefined();
  });

  it('narrows by state and words, and says what to do when nothing fits', async () => {
    const fake = await openList({ 'GET /api/incidents': listed([]) }, '/incidents?element=tell');
    expect(await screen.findByText('没有符合条件的故障')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '已处理' }));
    await userEvent.type(screen.getByRole('searchbox'), '路灯');
    await expect
      .poll(() => filterOf(fake.to('GET /api/incidents').at(-1)?.path ?? ''), { timeout: 10_000 })
      .toEqual({ q: '路灯', state: 'resolved', element: 'tell' });
    await userEvent.click(await screen.findByRole('button', { name: '清除筛选' }));
    expect(await screen.findByText('没有已处理的故障')).toBeDefined();
  });

  it('tries all of one cause again, with a result for each', async () => {
    const cause = {
      procedure: 'ordinary-event',
      element: 'tell',
      elementName: '通知受理席',
      elementNameEn: 'Tell the desk',
      service: 'notify',
      code: 'service-input-invalid',
      count: 2,
      oldestAt: '2026-11-24T05:20:00.000Z',
      newestAt: '2026-11-24T06:20:00.000Z',
    };
    const other = { ...incident, id: 'c2.5.1', caseId: 'c2', caseNumber: 'JC-20261124-0003' };
    const fake = await openList({
      'GET /api/incidents': listed([incident, other]),
      'GET /api/incidents/causes': {
        body: { data: [cause, { ...cause, element: 'alone', count: 1 }] },
      },
      'POST /api/cases/c1/actions': { body: {} },
      'POST /api/cases/c2/actions': problem(409, 'no-open-incident'),
    });
    const causes = await screen.findByRole('region', { name: '同一原因的故障' });
    expect(within(causes).getAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(within(causes).getByRole('button', { name: /^只看这些/u }));
    const of = { procedure: 'ordinary-event', element: 'tell', code: 'service-input-invalid' };
    await expect
      .poll(() => filterOf(fake.to('GET /api/incidents').at(-1)?.path ?? ''))
      .toEqual({ state: 'open', ...of });
    await userEvent.click(within(causes).getByRole('button', { name: /^全部再试/u }));
    expect(await screen.findByText('再试这 2 起故障')).toBeDefined();
    expect(fake.to('GET /api/incidents').at(-1)?.path).toContain('order=ASC');
    await userEvent.click(screen.getByRole('button', { name: '再试这 2 起' }));
    const refused = await screen.findByRole('list', { name: '没有办成' });
    expect(within(refused).getByText('JC-20261124-0003')).toBeDefined();
    const done = screen.getByRole('list', { name: '办成' });
    expect(within(done).getByText('JC-20261124-0002')).toBeDefined();
    expect(fake.to('POST /api/cases/c1/actions')[0]?.body).toEqual({
      type: 'repair-incident',
      incident: 'c1.5.1',
      repair: 'retry',
    });
  });

  it('goes on by cursor', async () => {
    await openList({
      'GET /api/incidents': ({ path }) =>
        path.includes('cursor=there')
          ? listed([{ ...incident, id: 'c2.5.1' }])
          : listed([incident], 'there'),
    });
    await userEvent.click(await screen.findByRole('button', { name: '再看 50 起' }));
    await expect.poll(() => screen.getAllByRole('listitem').length).toBe(2);
  });

  it('keeps its rows still: news wait behind a button', async () => {
    const fake = await openList({ 'GET /api/incidents': listed([incident]) });
    await screen.findByRole('listitem');
    act(() => {
      incidentNews.set({ at: Date.now() + 1000 });
    });
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    fake.change({ 'GET /api/incidents': listed([incident, { ...incident, id: 'c2.5.1' }]) });
    await userEvent.click(await screen.findByRole('button', { name: '有新变化，显示' }));
    await expect.poll(() => screen.getAllByRole('listitem').length).toBe(2);
  });

  it('says what is safe when it does not load, and tries again', async () => {
    const fake = await openList({ 'GET /api/incidents': problem(503, 'database-unavailable') });
    expect(await screen.findByText('故障没有取到')).toBeDefined();
    expect(screen.getByText(/数据库连不上/u)).toBeDefined();
    fake.change({ 'GET /api/incidents': listed([incident]) });
    await userEvent.click(screen.getByRole('button', { name: '再取一次' }));
    expect(await screen.findByText('通知受理席')).toBeDefined();
  });
});

const editButton = (): HTMLElement => screen.getByRole('button', { name: '改数据再试' });

describe('an incident', () => {
  it('is tried again at one press, and shows what became of it', async () => {
    const fake = await openPage();
    fake.change({ 'GET /api/incidents/c1.5.1': { body: resolved } });
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByText('这起故障已处理，事件已往下走。')).toBeDefined();
    expect(fake.to('POST /api/cases/c1/actions')[0]?.body).toEqual({
      type: 'repair-incident',
      incident: 'c1.5.1',
      repair: 'retry',
    });
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
  });

  it('leads to the next one when the same place has failed again', async () => {
    const fake = await openPage();
    fake.change({
      'GET /api/incidents/c1.5.1': { body: resolved },
      'GET /api/incidents': listed([{ ...incident, id: 'c1.5.2' }]),
    });
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    const link = await screen.findByRole('link', { name: '看新的故障' });
    expect(link.getAttribute('href')).toBe('/incidents/c1.5.2');
  });

  it('is tried again with edited data: judged while typed, shown before it is sent', async () => {
    const fake = await openPage();
    await userEvent.click(screen.getByRole('radio', { name: '改数据再试' }));
    const editor = screen.getByRole('textbox', { name: '表达式读的数据（JSON）' });
    expect(screen.getByText(/没有改动/u)).toBeDefined();
    expect(editButton().hasAttribute('disabled')).toBe(true);
    await userEvent.clear(editor);
    await userEvent.type(editor, '{{ "noticeKind": "urge", }');
    expect(screen.getByText('第 1 行第 25 列读不懂')).toBeDefined();
    expect(editButton().hasAttribute('disabled')).toBe(true);
    await userEvent.clear(editor);
    await userEvent.type(editor, '{{ "noticeKind": "urge" }');
    expect(screen.getByText('将改：noticeKind')).toBeDefined();
    await userEvent.click(editButton());
    const dialog = await screen.findByRole('dialog', { name: /改数据再试“通知受理席”/u });
    expect(within(dialog).getByText('"urge"')).toBeDefined();
    expect(fake.to('POST /api/cases/c1/actions')).toHaveLength(0);
    await userEvent.click(within(dialog).getByRole('button', { name: '改数据再试' }));
    await expect
      .poll(() => fake.to('POST /api/cases/c1/actions')[0]?.body)
      .toEqual({
        type: 'repair-incident',
        incident: 'c1.5.1',
        repair: 'edit-and-retry',
        variables: { noticeKind: 'urge' },
      });
  });

  it('is skipped with a reason only, and confirmed', async () => {
    const fake = await openPage();
    await userEvent.click(screen.getByRole('radio', { name: '跳过' }));
    await userEvent.click(screen.getByRole('button', { name: '跳过这一步' }));
    expect(screen.getByText('跳过要写理由')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: '理由' }), '已电话告知');
    await userEvent.click(screen.getByRole('button', { name: '跳过这一步' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('理由：已电话告知')).toBeDefined();
    await userEvent.click(within(dialog).getByRole('button', { name: '跳过这一步' }));
    await expect
      .poll(() => fake.to('POST /api/cases/c1/actions')[0]?.body)
      .toMatchObject({ repair: 'skip', reason: '已电话告知' });
  });

  it('says why a repair was refused, and keeps what was typed', async () => {
    await openPage({ 'POST /api/cases/c1/actions': problem(409, 'incident-not-open') });
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(screen.getAllByText('故障已处理').length).toBeGreaterThan(0);
  });

  it('cannot be skipped where the engine would refuse it, nor repaired by who may not', async () => {
    await openPage({
      'GET /api/incidents/c1.5.1': {
        body: {
          ...detail,
          skippable: false,
          repair: { action: 'repair-incident', allowed: false, reason: 'not-permitted' },
        },
      },
    });
    expect(screen.getByRole('radio', { name: '跳过' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('这一步不能跳过，只能再试')).toBeDefined();
    expect(screen.getByRole('button', { name: '再试一次' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('没有权限')).toBeDefined();
  });

  it('that is not there says so', async () => {
    fakeServer({});
    await drawPage(<IncidentPage />, '/incidents/c9', '/incidents/:id', admin);
    expect(await screen.findByText('没有这起故障')).toBeDefined();
    expect(screen.getByRole('link', { name: '看全部故障' })).toBeDefined();
  });
});

describe('the rail of an administrator', () => {
  it('counts the incidents that wait', async () => {
    fakeServer({ 'GET /api/incidents': listed([incident]) });
    await drawPage(<Rail />, '/incidents', '*', admin);
    expect(await screen.findByText('1 起待处理')).toBeDefined();
    expect(screen.getByRole('link', { name: /故障/u }).getAttribute('aria-current')).toBe('page');
  });
});
