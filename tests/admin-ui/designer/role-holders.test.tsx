import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { appearance } from '../../../admin-ui/theme/appearance.ts';
import type { EligiblePerson } from '../../../api/contract/reference.ts';
import { drawPage, fakeServer, type FakeServer } from '../screen.tsx';
import { choose, openTab, Panel, select, withData } from './panel.tsx';
import { standInForDrawing } from './stand-in-for-drawing.ts';

const community = { id: 'u-1', name: '建设社区', nameEn: 'Jianshe' };
const post = (role: string, unit = community) => ({ role, unit, grid: null });
const people: readonly EligiblePerson[] = [
  { id: 'p1', name: '王秀兰', nameEn: 'Wang Xiulan', posts: [post('grid'), post('handler')] },
  { id: 'p2', name: '吴桂芬', nameEn: 'Wu Guifen', posts: [post('grid')] },
];
const answered = (...data: readonly EligiblePerson[]) => ({ body: { data, total: data.length } });

const drawTask = async (): Promise<FakeServer> => {
  const server = fakeServer({
    'GET /api/people': ({ path }) =>
      path.includes('role=grid') ? answered(...people) : answered(),
  });
  const canvas = await withData();
  select(canvas, 'check');
  await drawPage(<Panel canvas={canvas} />);
  await openTab(appearance.get().locale === 'en' ? 'Work' : '办理');
  return server;
};

beforeEach(() => {
  standInForDrawing();
  appearance.change({ locale: 'zh' });
});

describe('below the role of a task', () => {
  it('stands how many could do it now, and who they are', async () => {
    await drawTask();
    const said = await screen.findByText('照现在的岗位，能办的人：2 人，1 个单位');
    await userEvent.click(said);
    const names = within(said.closest('details') ?? said).getAllByRole('listitem');
    expect(names.map(({ textContent }) => textContent)).toEqual([
      '王秀兰 建设社区 网格员',
      '吴桂芬 建设社区 网格员',
    ]);
  });

  it('stands that nobody could, once a role is chosen that nobody has', async () => {
    await drawTask();
    await choose(screen.getByRole('tabpanel'), '办理角色', '督办员');
    expect(await screen.findByText(/现在没有人在这个岗位/u)).toBeDefined();
  });

  it('stands in English too', async () => {
    appearance.change({ locale: 'en' });
    await drawTask();
    expect(
      await screen.findByText('People who could do it, as the posts are now: 2, in units: 1'),
    ).toBeDefined();
  });
});
