import type ExcelJs from 'exceljs';
import { type SourceRow, UnreadableFile } from './source-row.ts';

/** Rows of one sheet of an XLSX file by the headings of its first row, read as a stream. */
export async function* xlsxRows(
  path: string,
  options: { readonly sheet?: string },
): AsyncGenerator<SourceRow> {
  // Large, and few imports are workbooks: a start does without it.
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    entries: 'emit',
  });
  let found = false;
  try {
    for await (const sheet of reader) {
      if (!found && (options.sheet === undefined || nameOf(sheet) === options.sheet)) {
        found = true;
        yield* sheetRows(sheet);
      } else {
        await drain(sheet);
      }
    }
  } catch (error) {
    if (error instanceof UnreadableFile) {
      throw error;
    }
    throw new UnreadableFile(
      'file-unreadable',
      'Expected an XLSX workbook, but it cannot be read',
      error,
    );
  }
  if (!found) {
    throw new UnreadableFile(
      'sheet-missing',
      `Expected a sheet ${options.sheet ?? ''}, but there is none`,
    );
  }
}

type SheetReader = ExcelJs.stream.xlsx.WorksheetReader;

/** The declared type of the reader lacks the name that it carries. */
function nameOf(sheet: SheetReader): string | null {
  return 'name' in sheet && typeof sheet.name === 'string' ? sheet.name : null;
}

async function drain(sheet: SheetReader): Promise<void> {
  for await (const row of sheet) {
    void row;
  }
}

async function* sheetRows(sheet: SheetReader): AsyncGenerator<SourceRow> {
  let heading: readonly string[] | null = null;
  for await (const row of sheet) {
    const cells = cellsOf(row);
    if (heading === null) {
      heading = cells.map((cell) => plainText(cell).trim());
    } else if (cells.some((cell) => cell !== null && cell !== '')) {
      yield { number: row.number - 1, values: byHeading(heading, cells), problem: null };
    }
  }
}

function cellsOf(row: ExcelJs.Row): readonly unknown[] {
  const cells: unknown[] = [];
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    cells[column - 1] = plainValue(cell.value);
  });
  return Array.from(cells, (cell) => cell ?? null);
}

function byHeading(
  heading: readonly string[],
  cells: readonly unknown[],
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [index, name] of heading.entries()) {
    if (name !== '' && !Object.hasOwn(values, name)) {
      values[name] = cells[index] ?? '';
    }
  }
  return values;
}

/** Text, number, boolean or null; dates as `YYYY-MM-DDTHH:mm:ss` because a sheet knows no zone. */
function plainValue(value: ExcelJs.CellValue): unknown {
  if (value === null || value === undefined || typeof value !== 'object') {
    return value ?? null;
  }
  if (value instanceof Date) {
    return value.toISOString().slice(0, 19);
  }
  if ('richText' in value) {
    return value.richText.map((part) => part.text).join('');
  }
  if ('text' in value) {
    return value.text;
  }
  if ('result' in value) {
    return value.result instanceof Date
      ? value.result.toISOString().slice(0, 19)
      : (value.result ?? null);
  }
  return null;
}

function plainText(cell: unknown): string {
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
}
