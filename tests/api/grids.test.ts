import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaseDetail } from '../../api/contract/cases.ts';
import { GridDetail, SavedGrids, type SavedGrid } from '../../api/contract/grids.ts';
import { GridList } from '../../api/contract/reference.ts';
import { OpenedReport } from '../../api/contract/reports.ts';
import { plantCase } from './plant.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';

let api: TestApi;
let admin: Client;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('admin');
});
afterAll(async () => {
  await api.close();
});

/** A square far from the town. */
const squareAt = (x: number): SavedGrid['ring'] => [
  [x, 10],
  [x + 1, 10],
  [x + 1, 11],
  [x, 11],
];
const wanted = (name: string, x: number): SavedGrid => ({
  name,
  nameEn: '',
  unit: 'u-xinhua',
  ring: squareAt(x),
});
const put = async (...grids: readonly SavedGrid[]) => admin.send('PUT', '/api/grids', { grids });
const faults = (answer: Awaited<ReturnType<typeof put>>) =>
  problemOf(answer).errors?.map(({ path, code }) => [path, code]);
const made = async (name: string, x: number) => {
  const [grid] = read(SavedGrids, await put(wanted(name, x))).data;
  if (grid === undefined) throw new Error('Expected a grid, but none was made');
  return grid;
};
const gridOfReportAt = async (longitude: number) => {
  const report = {
    channel: 'web',
    title: '井盖',
    description: '',
    location: { longitude, latitude: 10.5 },
  };
  const { caseId } = read(
    OpenedReport,
    await (await api.as('acceptor')).post('/api/reports', report),
  );
  return read(CaseDetail, await admin.get(`/api/cases/${caseId}`)).grid?.id ?? null;
};

describe('grids', () => {
  it('are drawn and changed; reports fall into them from then on, cases keep theirs', async () => {
    const grid = await made('码头网格', 20);
    expect(grid).toMatchObject({
      active: true,
      version: 1,
      polygon: [
        [
          [20, 10],
          [21, 10],
          [21, 11],
          [20, 11],
          [20, 10],
        ],
      ],
    });
    expect(await gridOfReportAt(20.5)).toBe(grid.id);
    const moved = { ...wanted('码头网格', 22), id: grid.id, version: 1 };
    expect(read(SavedGrids, await put(moved)).data[0]?.version).toBe(2);
    expect([await gridOfReportAt(20.5), await gridOfReportAt(22.5)]).toEqual([null, grid.id]);
    const { history } = read(GridDetail, await admin.get(`/api/grids/${grid.id}`));
    expect(history.map(({ type, by }) => [type, by?.id])).toEqual([
      ['grid-changed', 'p-admin'],
      ['grid-created', 'p-admin'],
    ]);
  });

  it('are not changed over somebody else’s change, and all or none', async () => {
    const grid = await made('两人网格', 24);
    const rename = async (name: string) =>
      put({ ...wanted(name, 24), id: grid.id, version: 1 }, wanted(`${name}旁`, 26));
    const answers = await Promise.all([rename('甲网格'), rename('乙网格')]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
    const names = read(GridList, await admin.get('/api/grids?perPage=200')).data.map(
      ({ name }) => name,
    );
    expect(names.filter((name) => name.endsWith('旁'))).toHaveLength(1);
  });

  it('are refused with the reason when their border is wrong, or what they name', async () => {
    const crossed = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
    ];
    expect(
      faults(
        await put(
          { ...wanted('交叉', 30), ring: crossed },
          { ...wanted('线', 30), ring: crossed.slice(0, 2) },
          { ...wanted('无处', 30), unit: 'nobody' },
          { ...wanted('建设社区第一网格', 30) },
          { ...wanted('没有的', 30), id: 'none', version: 1 },
        ),
      ),
    ).toEqual([
      ['/grids/0/ring', 'crosses-itself'],
      ['/grids/1/ring', 'too-few-corners'],
      ['/grids/2/unit', 'unknown-reference'],
      ['/grids/3/name', 'already-exists'],
      ['/grids/4/id', 'unknown-reference'],
    ]);
  });

  it('with workers stay with their unit', async () => {
    const detail = read(GridDetail, await admin.get('/api/grids/g-jianshe-01'));
    expect(detail.workers.map(({ id }) => id)).toContain('p-grid');
    const { name, nameEn, version } = detail;
    const other = { id: detail.id, version, name, nameEn, unit: 'u-liuxi', ring: squareAt(40) };
    expect(faults(await put(other))).toEqual([['/grids/0/unit', 'grid-has-workers']]);
  });

  it('are closed only when nothing hangs on them; closed ones take no reports', async () => {
    const grid = await made('待撤网格', 50);
    const planted = await plantCase(api.app.services, { unit: 'u-xinhua', grid: grid.id });
    const close = async () => admin.post(`/api/grids/${grid.id}/close`, { version: 1 });
    expect(problemOf(await close())).toMatchObject({
      code: 'action-not-available',
      params: { reason: 'grid-in-use', openCases: 1 },
    });
    await api.app.services.database
      .updateTable('case')
      .set({ state: 'closed' })
      .where('id', '=', planted.id)
      .execute();
    expect(read(GridDetail, await close())).toMatchObject({ active: false, version: 2 });
    expect(await gridOfReportAt(50.5)).toBeNull();
    const listed = async (filter: object) =>
      read(
        GridList,
        await admin.get(`/api/grids?perPage=200&filter=${JSON.stringify(filter)}`),
      ).data.some(({ id }) => id === grid.id);
    expect([
      await listed({}),
      await listed({ active: false }),
      await listed({ id: [grid.id] }),
    ]).toEqual([false, true, true]);
    const opened = await admin.post(`/api/grids/${grid.id}/open`, { version: 2 });
    expect(read(GridDetail, opened).active).toBe(true);
  });
});
