import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedText } from '../../api/exports/guarded-text.ts';
import { plantCase, plantTasks } from './plant.ts';
import { problemOf, startTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
/** The case of another unit. */
let others: string;
const formula = '=HYPERLINK("http://x","点")';

beforeAll(async () => {
  api = await startTestApi();
  const { services } = api.app;
  const own = await plantCase(services, { title: formula, unit: 'u-enforcement' });
  const other = await plantCase(services, { title: '别的单位的', unit: 'u-municipal' });
  others = other.id;
  await plantTasks(services, own, {
    role: 'lead',
    unit: 'u-enforcement',
    count: 450,
    stage: 'handle',
    dueInMinutes: -600,
  });
  await plantTasks(services, other, {
    role: 'lead',
    unit: 'u-municipal',
    count: 2,
    stage: 'check',
    dueInMinutes: 60,
  });
});
afterAll(async () => {
  await api.close();
});

const rowsOf = async (login: string, path: string): Promise<string[][]> => {
  const answer = await (await api.as(login)).get(path);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('text/csv');
  return parse(answer.body, { bom: true });
};
const filter = (wanted: unknown): string => `filter=${encodeURIComponent(JSON.stringify(wanted))}`;

describe('a list as a file', () => {
  it('has all pages of the list, with what would be a formula as text', async () => {
    const [heading, ...rows] = await rowsOf('supervisor', '/api/board/export?format=csv');
    expect(heading?.slice(0, 3)).toEqual(['编号', '待办', '标题']);
    expect(rows).toHaveLength(452);
    expect(rows[0]?.[2]).toBe(`'${formula}`);
    expect(rows[0]?.slice(6, 9)).toEqual(['处置', '综合执法局', '超时']);
  });

  it('honors filters and what the reader may see', async () => {
    const checked = await rowsOf(
      'supervisor',
      `/api/board/export?format=csv&${filter({ stage: 'check' })}`,
    );
    expect(checked).toHaveLength(3);
    expect(await rowsOf('lead2', '/api/board/export?format=csv')).toHaveLength(3);
    expect(await rowsOf('lead2', '/api/tasks/export?format=csv&view=pool')).toHaveLength(3);
    const [heading, ...cases] = await rowsOf('lead2', '/api/cases/export?format=csv&language=en');
    expect(heading?.slice(0, 2)).toEqual(['Number', 'Title']);
    expect(cases.map((row) => row[1])).toEqual(['别的单位的']);
    const card = { type: 'open-card', level: 'orange', reason: '办得慢' };
    const commander = await api.as('commander');
    expect((await commander.post(`/api/cases/${others}/actions`, card)).statusCode).toBe(200);
    const column = heading?.indexOf('Card') ?? -1;
    const carded = await rowsOf('lead2', '/api/cases/export?format=csv&language=en');
    expect([cases[0]?.[column], carded[1]?.[column]]).toEqual(['', 'orange']);
    const tasks = await rowsOf(
      'supervisor',
      `/api/board/export?format=csv&${filter({ stage: 'check' })}`,
    );
    expect(tasks[1]?.[tasks[0]?.indexOf('督办单') ?? -1]).toBe('橙');
    expect((await (await api.as('grid')).get('/api/board/export?format=csv')).statusCode).toBe(403);
  });

  it('is a workbook whose cells are text, never formulas', async () => {
    const answer = await (await api.as('lead')).get('/api/cases/export?format=xlsx');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="cases.xlsx"');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(answer.rawPayload).buffer);
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(2);
    expect(sheet?.getCell('B2').type).toBe(ExcelJS.ValueType.String);
    expect(sheet?.getCell('B2').value).toBe(`'${formula}`);
  });

  it('is noted in the log, without what was searched for', async () => {
    const client = await api.as('analyst');
    await client.get(`/api/cases/export?format=csv&${filter({ q: '秘密' })}`);
    const noted = await api.app.services.database
      .selectFrom('audit_event')
      .where('type', '=', 'list-exported')
      .where('person_id', '=', 'p-analyst')
      .select('params')
      .execute();
    expect(noted).toEqual([{ params: { list: 'cases', format: 'csv', filters: 'q' } }]);
  });

  it.each([
    ['/api/cases/export', 'validation-failed'],
    ['/api/cases/export?format=pdf', 'validation-failed'],
    ['/api/board/export?format=csv&filter={"color":"red"}', 'unknown-filter'],
    ['/api/tasks/export?format=csv&sort=color', 'unknown-sort'],
  ])('refuses %s', async (path, code) => {
    expect(problemOf(await (await api.as('supervisor')).get(encodeURI(path))).code).toBe(code);
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['＝1', "'＝1"],
  ['建设路 = 1 号', '建设路 = 1 号'],
  ['', ''],
])('guards %j', (text, guarded) => {
  expect(guardedText(text)).toBe(guarded);
});
