// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ResponsibilityPage } from '../../../admin-ui/resources/responsibilities/responsibility-page.tsx';
import type { ResponsibilityRule } from '../../../api/contract/responsibilities.ts';
import { pageOf } from '../page-of.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const designer = {
  ...session,
  permissions: ['responsibility.read', 'responsibility.write', 'catalogue.read'],
};
const listOf = (data: readonly object[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});
const unit = (id: string, name: string, active = true) => ({
  id,
  name,
  nameEn: '',
  kind: 'department',
  parentId: null,
  active,
  version: 1,
});
const aClass = (code: string, name: string) => ({
  id: code,
  kind: 'matter',
  code,
  name,
  nameEn: '',
  major: '市容环境',
  majorEn: '',
  conditions: [],
});
const cleaning: ResponsibilityRule = {
  kind: 'matter',
  classCode: '01001',
  grid: null,
  unit: 'cleaning',
};
const grid = (id: string, name: string, of: object) => ({
  id,
  name,
  nameEn: '',
  unit: of,
  polygon: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
});

const server = () => {
  const rules = [cleaning];
  return fakeServer({
    'GET /api/units': ({ path }) =>
      listOf(
        path.includes('false') ? [] : [unit('cleaning', '环卫所'), unit('municipal', '市政所')],
      ),
    'GET /api/grids': listOf([grid('east', '东网格', unit('cleaning', '环卫所'))]),
    'GET /api/catalogue': {
      body: { version: 'v', data: [aClass('01001', '暴露垃圾'), aClass('01002', '占道经营')] },
    },
    'GET /api/responsibilities': { body: { rules } },
    'PUT /api/responsibilities': { body: { rules } },
  });
};

beforeEach(() => {
  standInForBrowser();
});

const draw = async () => drawPage(<ResponsibilityPage />, '/responsibilities', '*', designer);
const cell = (name: string) => screen.findByLabelText(name);

describe('the responsibility table', () => {
  it('shows own and inherited units, and goes to a hole by one press', async () => {
    server();
    await draw();
    await cell('暴露垃圾，全部网格：环卫所');
    await cell('暴露垃圾，东网格：环卫所（沿用全部网格）');
    await cell('占道经营，东网格：无单位');
    const issues = screen.getByRole('region', { name: '空缺和冲突' });
    expect(within(issues).getByText('没有责任单位：东网格')).toBeDefined();
    await userEvent.click(within(issues).getByRole('button', { name: '去看 占道经营' }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('占道经营，全部网格：无单位');
  });

  it('gives several cells to a unit and takes it back', async () => {
    const asked = server();
    await draw();
    fireEvent.mouseDown(await cell('占道经营，全部网格：无单位'));
    fireEvent.keyDown(await cell('占道经营，全部网格：无单位'), {
      key: 'ArrowRight',
      shiftKey: true,
    });
    expect(screen.getByText('已选 2 格')).toBeDefined();
    await userEvent.type(screen.getByLabelText('责任单位'), '市政');
    await userEvent.click(await screen.findByRole('option', { name: '市政所' }));
    const place = { kind: 'matter', classCode: '01002' };
    expect(asked.to('PUT /api/responsibilities')[0]?.body).toEqual({
      cells: [
        { ...place, unit: 'municipal' },
        { ...place, grid: 'east', unit: 'municipal' },
      ],
    });
    await userEvent.click(await screen.findByRole('button', { name: '撤销' }));
    expect(asked.to('PUT /api/responsibilities')[1]?.body).toEqual({
      cells: [
        { ...place, before: 'municipal' },
        { ...place, grid: 'east', before: 'municipal' },
      ],
    });
  });

  it('asks before what was pasted is written, and keeps it when it is refused', async () => {
    const asked = server();
    await draw();
    const target = await cell('占道经营，全部网格：无单位');
    fireEvent.paste(target, {
      clipboardData: {
        getData: () => '占道经营\t东网格\t市政所\n<script>\t东网格\t市政所\n暴露垃圾\t环卫所',
      },
    });
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('占道经营 · 东网格：无单位 → 市政所')).toBeDefined();
    expect(within(dialog).getByText(/第 2 行：<script> 东网格 市政所/u)).toBeDefined();
    expect(within(dialog).getByText('1 格本来就是这样，不改')).toBeDefined();
    asked.change({ 'PUT /api/responsibilities': problem(409, 'stale-version') });
    await userEvent.click(within(dialog).getByRole('button', { name: '改这 1 格' }));
    expect(await within(dialog).findByRole('alert')).toBeDefined();
    expect(asked.to('PUT /api/responsibilities')).toHaveLength(1);
  });

  it('has every grid of a large town, those of one unit at a time', async () => {
    const towns = Array.from({ length: 250 }, (_, at) => {
      const village = Math.floor(at / 50);
      return grid(`g${at}`, `网格${at}`, unit(`v${village}`, `第${village + 1}村`));
    });
    server().change({ 'GET /api/grids': ({ path }) => pageOf(towns, path) });
    await draw();
    const grids = await screen.findByRole('combobox', { name: '显示哪些网格' });
    expect(within(grids).getAllByRole('option')).toHaveLength(5);
    await cell('占道经营，网格0：无单位');
    expect(screen.getByText(/网格9\s?等 250 个网格/u)).toBeDefined();
    fireEvent.mouseDown(await cell('占道经营，网格0：无单位'));
    await userEvent.selectOptions(grids, '第5村的网格（50）');
    await cell('占道经营，网格249：无单位');
    expect(screen.queryByLabelText('占道经营，网格0：无单位')).toBeNull();
    expect(screen.queryByText('已选 1 格')).toBeNull();
  });

  it('is only looked at by those who may not change it', async () => {
    const asked = server();
    const reader = { ...designer, permissions: ['responsibility.read'] };
    await drawPage(<ResponsibilityPage />, '/responsibilities', '*', reader);
    const target = await cell('占道经营，全部网格：无单位');
    fireEvent.mouseDown(target);
    fireEvent.keyDown(target, { key: 'Delete' });
    fireEvent.paste(target, { clipboardData: { getData: () => '市政所' } });
    expect(screen.queryByText('已选 1 格')).toBeNull();
    expect(asked.to('PUT /api/responsibilities')).toEqual([]);
  });
});
