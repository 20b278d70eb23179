// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ticker } from '../../../admin-ui/clocks/ticker.ts';
import { LogPage } from '../../../admin-ui/resources/audit/log-page.tsx';
import type { SecurityEvent } from '../../../api/contract/audit.ts';
import { permittedActions } from '../../../domain/permissions/permissions.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const looked: SecurityEvent = {
  id: 'e3',
  recordedAt: '2026-11-24T06:30:05.000Z',
  type: 'personal-data-read',
  success: true,
  by: { id: 'p-1', name: '陈静怡' },
  case: { id: 'c1', number: 'JC-20261124-0007', title: '井盖缺失', secrecy: 'ordinary' },
  params: { caseId: 'c1' },
  names: {},
};
const changed: SecurityEvent = {
  ...looked,
  id: 'e2',
  recordedAt: '2026-11-24T06:00:00.000Z',
  type: 'setting-changed',
  by: { id: 'p-2', name: '罗文博' },
  case: null,
  params: { key: 'objectionQuota', value_before: '2', value: '4', version: 2 },
};
const refused: SecurityEvent = {
  ...looked,
  id: 'e1',
  recordedAt: '2026-11-23T15:59:59.000Z',
  type: 'request-refused',
  success: false,
  by: null,
  case: null,
  params: { method: 'GET', route: '/api/board', code: 'not-permitted' },
};

const listed = (data: readonly SecurityEvent[], next: string | null = null) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next },
});
const auditor = {
  ...session,
  permissions: permittedActions({
    person: 'p',
    posts: [{ role: 'auditor', unit: 'u', grid: null }],
  }),
};
const route = 'GET /api/security-events';
const draw = async (at = '/audit') => drawPage(<LogPage />, at, '/audit', auditor);

beforeEach(() => {
  standInForBrowser();
  ticker.synchronize('2026-11-24T06:40:00.000Z');
});

describe('the security log', () => {
  it('stands by day of the centre, with who did what', async () => {
    fakeServer({ [route]: listed([looked, changed, refused]) });
    await draw();
    const today = await screen.findByRole('region', { name: /11-24/u });
    const [first, second] = within(today).getAllByRole('button');
    expect(first?.textContent).toContain('14:30:05查看反映人陈静怡JC-20261124-0007井盖缺失');
    expect(second?.textContent).toContain('2 次 → 4 次');
    const before = screen.getByRole('region', { name: /11-23/u });
    expect(within(before).getByRole('button').textContent).toContain('失败');
  });

  it('opens an entry with what was before and after, and goes on to whoever did it', async () => {
    const fake = fakeServer({ [route]: listed([looked, changed, refused]) });
    await draw();
    await userEvent.click(await screen.findByRole('button', { name: /改设置/u }));
    const panel = await screen.findByRole('dialog', { name: '改设置' });
    const row = within(panel).getByRole('row', { name: /^值/u });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['2 次', '4 次']);
    expect(within(panel).getByRole('link', { name: '罗文博' }).getAttribute('href')).toBe(
      '/people/p-2',
    );
    await userEvent.click(within(panel).getByRole('button', { name: '只看此人' }));
    await expect
      .poll(() => decodeURIComponent(fake.to(route).at(-1)?.path ?? ''))
      .toContain('{"by":"p-2"}');
    expect(await screen.findByRole('button', { name: /只看 罗文博/u })).toBeDefined();
  });

  it('walks its rows by J and K over the days, and opens the one that has the focus', async () => {
    fakeServer({ [route]: listed([looked, changed, refused]) });
    await draw();
    await screen.findByRole('region', { name: /11-23/u });
    await userEvent.keyboard('jjj');
    expect(document.activeElement?.textContent).toContain('越权被拒');
    await userEvent.keyboard('k');
    expect(document.activeElement?.textContent).toContain('改设置');
    await userEvent.keyboard('o');
    expect(await screen.findByRole('dialog', { name: '改设置' })).toBeDefined();
  });

  it('finds the entry that a link names, wherever it stands', async () => {
    fakeServer({
      [route]: ({ path }) =>
        decodeURIComponent(path).includes('{"id":"e1"}') ? listed([refused]) : listed([looked]),
    });
    await draw('/audit?entry=e1');
    const panel = await screen.findByRole('dialog', { name: '越权被拒' });
    expect(within(panel).getByText('/api/board')).toBeDefined();
  });

  it('is narrowed by kind and result, and cleared again', async () => {
    const fake = fakeServer({ [route]: listed([]) });
    await draw();
    expect(await screen.findByRole('heading', { name: '还没有记录' })).toBeDefined();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '类型' }), '导出');
    await userEvent.click(screen.getByRole('button', { name: '失败' }));
    await expect
      .poll(() => decodeURIComponent(fake.to(route).at(-1)?.path ?? ''))
      .toContain('{"kind":"export","success":false}');
    expect(await screen.findByRole('heading', { name: '没有符合的记录' })).toBeDefined();
    await userEvent.click(await screen.findByRole('button', { name: '清除筛选' }));
    expect(await screen.findByRole('heading', { name: '还没有记录' })).toBeDefined();
  });

  it('asks for a day when it is a whole one, not for each digit of its year', async () => {
    const fake = fakeServer({ [route]: listed([looked]) });
    await draw();
    const from = await screen.findByLabelText('从');
    for (const typed of ['0002-11-27', '0020-11-27', '0202-11-27', '2026-11-27', '2026-11-28'])
      fireEvent.change(from, { target: { value: typed } });
    await expect
      .poll(() => decodeURIComponent(fake.to(route).at(-1)?.path ?? ''))
      .toContain('"since":"2026-11-27T16:00:00.000Z"');
    expect(
      fake.asked.map(({ path }) => path).filter((path) => /since%22%3A%220/u.test(path)),
    ).toEqual([]);
  });

  it('says at the field which days it takes, keeps what was typed and what was asked for', async () => {
    const fake = fakeServer({ [route]: listed([looked]) });
    await draw('/audit?from=2026-11-20');
    const from = await screen.findByLabelText('从');
    fireEvent.change(from, { target: { value: '0026-11-20' } });
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.blur(from);
    const words = await screen.findByText('请填完整的日期，年份在 1900 至 2999 之间');
    expect(from.getAttribute('aria-invalid')).toBe('true');
    expect(from.getAttribute('aria-describedby')).toBe(words.id);
    expect(from).toHaveProperty('value', '0026-11-20');
    expect(decodeURIComponent(fake.to(route).at(-1)?.path ?? '')).toContain(
      '"since":"2026-11-19T16:00:00.000Z"',
    );
    await userEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    expect(await screen.findByLabelText('从')).toHaveProperty('value', '');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('lets what came meanwhile wait behind a button', async () => {
    let entries = [changed];
    fakeServer({
      [route]: ({ path }) =>
        listed(path.includes('perPage=1&') || path.endsWith('perPage=1') ? [looked] : entries),
    });
    await draw();
    const button = await screen.findByRole('button', { name: '有新记录，显示' });
    expect(screen.queryByText('查看反映人')).toBeNull();
    entries = [looked, changed];
    await userEvent.click(button);
    expect(await screen.findByText('查看反映人')).toBeDefined();
    expect(screen.queryByRole('button', { name: '有新记录，显示' })).toBeNull();
  });

  it('can be asked for again when nothing came back', async () => {
    fakeServer({ [route]: problem(500, 'internal-error') });
    await draw();
    expect(await screen.findByRole('button', { name: '再取一次' })).toBeDefined();
  });
});
