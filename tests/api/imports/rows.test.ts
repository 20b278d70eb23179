import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows } from '../../../api/jobs/rows/csv-rows.ts';
import { JsonListScanner } from '../../../api/jobs/rows/json-list-scanner.ts';
import { jsonRows } from '../../../api/jobs/rows/json-rows.ts';
import { type SourceRow, UnreadableFile } from '../../../api/jobs/rows/source-row.ts';
import { xlsxRows } from '../../../api/jobs/rows/xlsx-rows.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rows-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const file = (content: string | Uint8Array): string => {
  const path = join(directory, crypto.randomUUID());
  writeFileSync(path, content);
  return path;
};

const all = async (rows: AsyncIterable<SourceRow>): Promise<SourceRow[]> => {
  const list: SourceRow[] = [];
  for await (const row of rows) {
    list.push(row);
  }
  return list;
};

describe('csvRows', () => {
  it('reads quoted cells, line ends in them and a byte order mark', async () => {
    const rows = await all(csvRows(file('\uFEFFid,title\r\n1,"a, ""b""\nc"\r\n2,d\r\n'), {}));
    expect(rows.map((row) => row.values)).toEqual([
      { id: '1', title: 'a, "b"\nc' },
      { id: '2', title: 'd' },
    ]);
    expect(rows.map((row) => row.number)).toEqual([1, 2]);
  });

  it('names a row with more or fewer cells than the heading', async () => {
    const rows = await all(csvRows(file('a,b\n1\n1,2\n1,2,3\n'), {}));
    expect(rows.map((row) => row.problem)).toEqual([
      'row-has-other-columns',
      null,
      'row-has-other-columns',
    ]);
  });

  it('reads GB 18030 when the map says so and refuses it as UTF-8', async () => {
    const bytes = Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0xbe, 0xae, 0xb8, 0xc7, 0x0a]);
    const path = file(bytes);
    expect((await all(csvRows(path, { encoding: 'gb18030' })))[0]?.values).toEqual({
      标题: '井盖',
    });
    await expect(all(csvRows(path, {}))).rejects.toMatchObject({ code: 'file-not-in-encoding' });
  });

  it('ends at a quote that never closes', async () => {
    await expect(all(csvRows(file('a,b\n1,"open\n'), {}))).rejects.toBeInstanceOf(UnreadableFile);
  });
});

describe('jsonRows', () => {
  const items = [{ a: '[,"]{' }, { b: [1, { c: '\\"' }] }, {}];

  it.each([
    ['a list', JSON.stringify(items, null, 1), undefined],
    ['lines', items.map((item) => JSON.stringify(item)).join('\n'), undefined],
    [
      'a list in an object',
      JSON.stringify({ note: '[', count: 3, requests: items, after: [{ x: 1 }] }),
      'requests',
    ],
  ])('reads %s', async (_name, text, list) => {
    const rows = await all(jsonRows(file(text), list === undefined ? {} : { list }));
    expect(rows.map((row) => row.values)).toEqual(items);
  });

  it('cuts at any chunk boundary', () => {
    const text = JSON.stringify(items);
    for (let cut = 0; cut <= text.length; cut += 1) {
      const scanner = new JsonListScanner(null);
      const found = [...scanner.push(text.slice(0, cut)), ...scanner.push(text.slice(cut))];
      scanner.end();
      expect(found.map((item): unknown => JSON.parse(item))).toEqual(items);
    }
  });

  it('names an item that is no object', async () => {
    expect((await all(jsonRows(file('[1,{"a":2}]'), {}))).map((row) => row.problem)).toEqual([
      'row-is-no-object',
      null,
    ]);
  });

  it.each([
    ['stops in the middle', '[{"a":1},{"b"', undefined, 'file-unreadable'],
    ['has brackets too many', ']', undefined, 'file-unreadable'],
    ['has no such list', '{"a":[]}', 'requests', 'list-missing'],
    ['holds broken items', '[{a:1}]', undefined, 'file-unreadable'],
  ])('refuses a file that %s', async (_name, text, list, code) => {
    await expect(
      all(jsonRows(file(text), list === undefined ? {} : { list })),
    ).rejects.toMatchObject({ code });
  });

  it('takes an empty list as no rows', async () => {
    expect(await all(jsonRows(file('[]'), {}))).toEqual([]);
  });
});

const workbook = async (): Promise<string> => {
  const book = new ExcelJs.Workbook();
  book.addWorksheet('说明').addRow(['nothing']);
  const sheet = book.addWorksheet('数据');
  sheet.addRow(['id', '标题', '时间']);
  sheet.addRow([1, '井盖破损', new Date(Date.UTC(2026, 1, 13, 17, 30))]);
  sheet.addRow([null, null, null]);
  sheet.addRow([2, { richText: [{ text: '垃' }, { text: '圾' }] }, '']);
  const path = join(directory, 'book.xlsx');
  await book.xlsx.writeFile(path);
  return path;
};

describe('xlsxRows', () => {
  it('reads the named sheet with numbers, rich text and dates on the wall', async () => {
    const rows = await all(xlsxRows(await workbook(), { sheet: '数据' }));
    expect(rows.map((row) => row.values)).toEqual([
      { id: 1, 标题: '井盖破损', 时间: '2026-02-13T17:30:00' },
      { id: 2, 标题: '垃圾', 时间: '' },
    ]);
    expect(rows.map((row) => row.number)).toEqual([1, 3]);
  });

  it('refuses a sheet that is not there and a file that is no workbook', async () => {
    await expect(all(xlsxRows(await workbook(), { sheet: 'x' }))).rejects.toMatchObject({
      code: 'sheet-missing',
    });
    await expect(all(xlsxRows(file('no zip'), {}))).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });
});
