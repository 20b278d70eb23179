import { PassThrough, type Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import type { CellValue } from './exported-list.ts';

const sheetName = 'Bihuan';

const fill = async (
  rows: AsyncGenerator<readonly CellValue[]>,
  file: PassThrough,
): Promise<void> => {
  // Heavy, and wanted rarely.
  const { default: excel } = await import('exceljs');
  const workbook: ExcelJS.stream.xlsx.WorkbookWriter = new excel.stream.xlsx.WorkbookWriter({
    stream: file,
  });
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  for await (const row of rows) sheet.addRow([...row]).commit();
  sheet.commit();
  await workbook.commit();
};

/** Written row by row as it is read; what fails on the way breaks the answer off. */
export const writeXlsx = (rows: AsyncGenerator<readonly CellValue[]>): Readable => {
  const file = new PassThrough();
  fill(rows, file).catch((error: unknown) => {
    file.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return file;
};
