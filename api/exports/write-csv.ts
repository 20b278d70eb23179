import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { CellValue } from './exported-list.ts';

async function* lines(rows: AsyncGenerator<readonly CellValue[]>): AsyncGenerator<string> {
  // The mark tells spreadsheet programs that the text is UTF-8.
  yield '\uFEFF';
  for await (const row of rows) yield stringify([[...row]]);
}

export const writeCsv = (rows: AsyncGenerator<readonly CellValue[]>): Readable =>
  Readable.from(lines(rows), { objectMode: false });
