// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { GridsPage } from '../../../admin-ui/resources/grids/grids-page.tsx';
import type { Grid } from '../../../api/contract/reference.ts';
import { polygonOf } from '../../../domain/grids/ring.ts';
import { drawPage, fakeServer, problem, session, standInForBrowser } from '../screen.tsx';

const admin = { ...session, permissions: ['organisation.read', 'organisation.write'] };
const village = {
  id: 'u',
  name: '东村',
  nameEn: '',
  kind: 'village',
  parentId: 'c',
  active: true,
  version: 1,
};
const gridAt = (id: string, name: string, x: number): Grid => ({
  id,
  name,
  nameEn: '',
  unit: { id: 'u', name: '东村', nameEn: '' },
  polygon: polygonOf([
    [119 + x, 32],
    [119 + x + 0.0005, 32],
    [119 + x + 0.0005, 32.0005],
    [119 + x, 32.0005],
  ]),
  active: true,
  version: 1,
});
const east = gridAt('east', '东网格', 0);
const listOf = (data: readonly object[]) => ({
  body: { data, total: data.length, totalIsLowerBound: false, next: null },
});
const server = () =>
  fakeServer({
    'GET /api/units': ({ path }) => listOf(path.includes('false') ? [] : [village]),
    'GET /api/grids': ({ path }) =>
      listOf(path.includes('false') ? [] : [east, gridAt('west', '西网格', 0.0002)]),
    'GET /api/grids/east': {
      body: {
        ...east,
        workers: [],
        use: { openCases: 2, responsibilities: 0, posts: 0 },
        history: [],
      },
    },
    'PUT /api/grids': { body: { data: [{ ...east, version: 2 }] } },
  });

const corners = () => screen.getAllByLabelText(/^第 \d 角，/u);

beforeEach(() => {
  standInForBrowser();
});

describe('grids', () => {
  it('say who overlaps, who works there and what keeps one open', async () => {
    server();
    await drawPage(<GridsPage />, '/grids?grid=east', '*', admin);
    const card = await screen.findByRole('region', { name: '重叠和空缺' });
    expect(within(card).getByText(/^东网格和西网格重叠 \d/u)).toBeDefined();
    expect(await screen.findByText('没有网格员：核实和核查没有人办')).toBeDefined();
    expect(screen.getByText('不能停用：2 件未结事件')).toBeDefined();
    // The chosen one lies on top of what it overlaps.
    const outlines = [...screen.getByLabelText('网格图').querySelectorAll('.grid')];
    expect(outlines.map((outline) => outline.classList.contains('chosen'))).toEqual([false, true]);
  });

  it('are drawn by keyboard; what crosses itself is not saved, and a step is taken back', async () => {
    const asked = server();
    await drawPage(<GridsPage />, '/grids?grid=east', '*', admin);
    await userEvent.click(await screen.findByRole('button', { name: '改边界、名称' }));
    const press = (index: number, key: string): void => {
      const corner = corners()[index];
      if (corner === undefined) throw new Error('Expected a corner');
      fireEvent.keyDown(corner, { key });
    };
    for (let presses = 0; presses < 8; presses += 1) press(0, 'ArrowUp');
    expect(screen.getByText(/边相交$/u)).toBeDefined();
    const save = screen.getByText('保存网格');
    expect(save).toHaveProperty('disabled', true);
    for (let presses = 0; presses < 4; presses += 1) fireEvent.click(screen.getByText('退一步'));
    press(1, 'Enter');
    expect(corners()).toHaveLength(5);
    expect(save).toHaveProperty('disabled', false);
    asked.change({ 'PUT /api/grids': problem(409, 'stale-version') });
    await userEvent.click(screen.getByText('保存网格'));
    expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(0);
    expect(screen.getByLabelText(/^名称/u)).toHaveProperty('value', '东网格');
    asked.change({ 'PUT /api/grids': { body: { data: [{ ...east, version: 2 }] } } });
    await userEvent.click(screen.getByText('保存网格'));
    await screen.findByText('已保存 1 个网格');
    expect(asked.to('PUT /api/grids')).toHaveLength(2);
    expect(asked.to('PUT /api/grids')[1]?.body).toMatchObject({
      grids: [{ id: 'east', version: 1, unit: 'u', name: '东网格' }],
    });
  });

  it('keep what was drawn when the page is left, until it is saved or given up', async () => {
    server();
    const page = await drawPage(<GridsPage />, '/grids?grid=east', '*', admin);
    await userEvent.click(await screen.findByRole('button', { name: '改边界、名称' }));
    const name = await screen.findByDisplayValue('东网格');
    await userEvent.clear(name);
    await userEvent.type(name, '东一网格');
    page.unmount();
    const again = await drawPage(<GridsPage />, '/grids', '*', admin);
    await screen.findByDisplayValue('东一网格');
    expect(corners()).toHaveLength(4);
    await userEvent.click(screen.getByRole('button', { name: '不改了' }));
    again.unmount();
    await drawPage(<GridsPage />, '/grids', '*', admin);
    await screen.findByRole('region', { name: '重叠和空缺' });
    expect(screen.queryByDisplayValue('东一网格')).toBeNull();
  });
});
