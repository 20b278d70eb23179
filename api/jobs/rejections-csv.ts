import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { rejectedHeadings, rejectedRows } from '../queries/import-rejections.ts';

const pageSize = 500;

/** The rejected rows as CSV: number, reasons, then the cells of the source; read page by page. */
export async function* rejectionsCsv(
  database: Kysely<Database>,
  job: string,
): AsyncGenerator<string> {
  const headings = await rejectedHeadings(database, job);
  // The mark tells spreadsheet programs that the text is UTF-8.
  yield `\uFEFF${stringify([['row', 'reasons', ...headings]])}`;
  let after = 0;
  for (;;) {
    const rows = await rejectedRows(database, { job, after, limit: pageSize });
    yield stringify(
      rows.map(({ row, reasons, cells }) => {
        const values = new Map(cells);
        return [
          row,
          reasons.join(' '),
          ...headings.map((heading) => cellText(values.get(heading))),
        ];
      }),
    );
    if (rows.length < pageSize) {
      return;
    }
    after = rows.at(-1)?.row ?? after;
  }
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
