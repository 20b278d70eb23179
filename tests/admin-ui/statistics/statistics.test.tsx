// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { StatisticsPage } from '../../../admin-ui/resources/statistics/statistics-page.tsx';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { Counted, Statistics } from '../../../api/contract/statistics.ts';
import { indicatorNames } from '../../../domain/evaluation/indicators.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const counted = (received: number, ended: number, onTime = 0, due = 0): Counted => ({
  received,
  ended,
  closed: ended,
  indicators: {
    ...Object.fromEntries(
      indicatorNames.map((name) => [name, { numerator: 0, denominator: 0 }] as const),
    ),
    'handled-on-time': { numerator: onTime, denominator: due },
  },
});
const total = counted(1_302, 1_290, 1_204, 1_285);
const answer: Statistics = {
  from: '2026-09-30T16:00:00.000Z',
  to: '2026-11-30T16:00:00.000Z',
  scope: 'all',
  total,
  month: [
    { ...counted(700, 650, 600, 640), month: '2026-10' },
    { ...counted(602, 640, 604, 645), month: '2026-11' },
  ],
  unit: [
    {
      ...counted(900, 900, 870, 900),
      unit: { id: 'u-1', name: '<b>市政管护所</b>', nameEn: 'Works' },
    },
    { ...counted(402, 390, 334, 385), unit: null },
  ],
  class: [
    {
      ...counted(1_302, 1_290, 1_204, 1_285),
      class: { kind: 'matter', code: '06010', name: '暴露垃圾', nameEn: 'Rubbish' },
    },
  ],
  channel: [{ ...counted(1_302, 1_290, 1_204, 1_285), channel: 'phone' }],
};
const nothing: Statistics = {
  ...answer,
  total: counted(0, 0),
  month: [{ ...counted(0, 0), month: '2026-11' }],
  unit: [],
  class: [],
  channel: [],
};
const draw = (at: string) =>
  drawPage(<StatisticsPage />, at, '/statistics', {
    ...session,
    permissions: ['assessment.read'],
  });

beforeEach(() => {
  standInForBrowser();
});

describe('the statistics page', () => {
  it('shows rates with their fractions, months, units, and how each indicator is counted', async () => {
    fakeServer({ 'GET /api/statistics': { body: answer } });
    await draw('/statistics');
    expect((await screen.findAllByText('93.7%')).length).toBeGreaterThan(0);
    expect(screen.getAllByText('1,204 ÷ 1,285').length).toBeGreaterThan(0);
    const months = within(screen.getByRole('table', { name: '逐月' }));
    expect(months.getByRole('row', { name: '2026 年 11 月 602 640 640 604' })).toBeTruthy();
    const units = within(screen.getByRole('region', { name: '对比' }));
    expect(units.getByText('<b>市政管护所</b>')).toBeTruthy();
    expect(units.getByText('未定单位')).toBeTruthy();
    expect(units.getByText('合计')).toBeTruthy();
    const indicators = within(screen.getByRole('region', { name: '考核指标' }));
    expect(indicators.getAllByRole('row')).toHaveLength(indicatorNames.length + 1);
    expect(
      indicators.getByText('每次交回都在时限内的事件 ÷ 派遣过且没有作废的事件（应处置）'),
    ).toBeTruthy();
    // Nothing was to be counted: no rate is made up.
    expect(indicators.getAllByText('–').length).toBe(indicatorNames.length - 1);
  });

  it('compares by what is chosen, keeps it in the address, and exports just that', async () => {
    const fake = fakeServer({ 'GET /api/statistics': { body: answer } });
    await draw('/statistics?period=lastMonth');
    await userEvent.click(await screen.findByRole('button', { name: '类别' }));
    expect(await screen.findByRole('rowheader', { name: '暴露垃圾' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '导出' }));
    const href = (await screen.findByText('文本（CSV）')).getAttribute('href') ?? '';
    expect(href).toContain('/api/statistics/export?');
    expect(href).toContain('by=class');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: '本月' }));
    const [first, second] = fake
      .to('GET /api/statistics')
      .map(({ path }) => new URLSearchParams(path.split('?')[1]));
    expect(first?.get('from')).toBe(first?.get('to'));
    expect(second?.get('from')).not.toBe(first?.get('from'));
  });

  it.each([
    ['all', '全中心的事件'],
    ['own', '本人上报、经手和收到抄送的事件'],
  ] as const)('says how far it counts: %s', async (scope, words) => {
    fakeServer({ 'GET /api/statistics': { body: { ...answer, scope } } });
    await draw('/statistics');
    expect(await screen.findByText((text) => text.endsWith(` · ${words}`))).toBeTruthy();
  });

  it('says so where nothing has happened, and where it could not be read', async () => {
    const fake = fakeServer({ 'GET /api/statistics': { body: nothing } });
    await draw('/statistics');
    expect(await screen.findByRole('heading', { name: '这段时间没有事件' })).toBeTruthy();
    fake.change({ 'GET /api/statistics': problem(503, 'database-unavailable') });
    await userEvent.click(screen.getByRole('button', { name: '上月' }));
    expect((await screen.findByRole('alert')).textContent).toContain('数据库连不上');
  });

  it('is English where that is chosen', async () => {
    fakeServer({ 'GET /api/statistics': { body: answer } });
    appearance.change({ locale: 'en' });
    await draw('/statistics');
    expect(await screen.findByRole('heading', { name: 'Compared' })).toBeTruthy();
    expect(screen.getByText('Works')).toBeTruthy();
    expect(screen.getAllByText('Handled on time').length).toBeGreaterThan(0);
    appearance.change({ locale: 'zh' });
  });
});
