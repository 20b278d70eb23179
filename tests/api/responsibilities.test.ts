import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ResponsibilityHistory,
  ResponsibilityTable,
  type ChangedCell,
} from '../../api/contract/responsibilities.ts';
import { ProposedUnit } from '../../api/contract/reports.ts';
import { problemOf, read, startTestApi, type Client, type TestApi } from './test-api.ts';

let api: TestApi;
let designer: Client;

beforeAll(async () => {
  api = await startTestApi();
  designer = await api.as('designer');
});
afterAll(async () => {
  await api.close();
});

const url = '/api/responsibilities';
const put = async (cells: readonly ChangedCell[], client = designer) =>
  client.send('PUT', url, { cells });
const unitAt = async (classCode: string, grid: string | null): Promise<string | undefined> =>
  read(ResponsibilityTable, await designer.get(url)).rules.find(
    (rule) => rule.kind === 'component' && rule.classCode === classCode && rule.grid === grid,
  )?.unit;
const faults = (answer: Awaited<ReturnType<typeof put>>) =>
  problemOf(answer).errors?.map(({ path, code }) => [path, code]);

const cell = { kind: 'component', classCode: '01001', grid: 'g-jianshe-01' } as const;

describe('the responsibility table', () => {
  it('is changed cell by cell, proposes from then on, and remembers who changed it', async () => {
    expect((await put([{ ...cell, unit: 'u-garden' }])).statusCode).toBe(200);
    expect(await unitAt('01001', 'g-jianshe-01')).toBe('u-garden');
    const asked = '/api/responsibility?category=component:01001&grid=g-jianshe-01';
    expect(read(ProposedUnit, await designer.get(asked))).toMatchObject({
      unit: { id: 'u-garden' },
      rule: 'class-and-grid',
    });
    expect((await put([{ ...cell, before: 'u-garden' }])).statusCode).toBe(200);
    expect(read(ProposedUnit, await designer.get(asked))).toMatchObject({
      unit: { id: 'u-municipal' },
      rule: 'class',
    });
    const { data } = read(
      ResponsibilityHistory,
      await designer.get(`${url}/history?kind=component&classCode=01001`),
    );
    expect(data.map(({ by, params }) => [by?.id, params['unit_before'], params['unit']])).toEqual([
      ['p-designer', 'u-garden', null],
      ['p-designer', null, 'u-garden'],
    ]);
  });

  it('is not changed over what somebody else changed, nor in part', async () => {
    const other = { kind: 'component', classCode: '01002', grid: 'g-jianshe-01' } as const;
    const answer = await put([
      { ...other, unit: 'u-garden' },
      { ...cell, before: 'u-garden', unit: 'u-enforcement' },
    ]);
    expect(problemOf(answer).code).toBe('stale-version');
    expect(faults(answer)).toEqual([['/cells/1', 'changed-meanwhile']]);
    expect(await unitAt('01002', 'g-jianshe-01')).toBeUndefined();
  });

  it('lets one of two who change a cell at once have it', async () => {
    const wanted = { ...cell, classCode: '01003' };
    const answers = await Promise.all([
      put([{ ...wanted, unit: 'u-garden' }]),
      put([{ ...wanted, unit: 'u-enforcement' }], await api.as('admin')),
    ]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
  });

  it('names only classes, grids and open units that there are, each cell once', async () => {
    const unit = 'u-garden';
    expect(
      faults(
        await put([
          { ...cell, classCode: '99999', unit },
          { ...cell, grid: 'nowhere', unit },
          { ...cell, unit: 'nobody' },
          { ...cell, unit },
        ]),
      ),
    ).toEqual([
      ['/cells/0/classCode', 'unknown-reference'],
      ['/cells/1/grid', 'unknown-reference'],
      ['/cells/2/unit', 'unknown-reference'],
      ['/cells/3', 'uniqueItems'],
    ]);
  });

  it('takes a whole spreadsheet at once', async () => {
    const { classes } = (await api.app.services.catalogue.inForce()) ?? { classes: [] };
    const rules = read(ResponsibilityTable, await designer.get(url)).rules;
    const cells = classes.flatMap(({ kind, code }) =>
      ['g-xinhua-01', 'g-heping-01', 'g-jianshe-02', 'g-liuxi-01'].map((grid) => ({
        kind,
        classCode: code,
        grid,
        unit: 'u-garden',
      })),
    );
    expect(cells.length).toBeGreaterThan(200);
    const answer = read(ResponsibilityTable, await put(cells));
    expect(answer.rules).toHaveLength(rules.length + cells.length);
  });

  it('is read by who files, changed by designers and administrators alone', async () => {
    const acceptor = await api.as('acceptor');
    expect((await acceptor.get(url)).statusCode).toBe(200);
    expect(problemOf(await put([{ ...cell, unit: 'u-garden' }], acceptor)).code).toBe(
      'not-permitted',
    );
  });
});
