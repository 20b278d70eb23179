import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import { reasonText } from '../../domain/imports/reason-text.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Language } from '../exports/exported-list.ts';
import { guardedText } from '../exports/guarded-text.ts';
import { rejectedHeadings, rejectedRows } from '../queries/import-rejections.ts';

const pageSize = 500;

const ownHeadings: { readonly [L in Language]: readonly [row: string, reasons: string] } = {
  zh: ['行', '原因'],
  en: ['Row', 'Reasons'],
};
const between: { readonly [L in Language]: string } = { zh: '；', en: '; ' };

/** The rejected rows as CSV: number, reasons in words, then the cells of the source; read page by page. */
export async function* rejectionsCsv(
  database: Kysely<Database>,
  job: string,
  language: Language,
): AsyncGenerator<string> {
  const headings = await rejectedHeadings(database, job);
  // The mark tells spreadsheet programs that the text is UTF-8.
  yield `\uFEFF${stringify([[...ownHeadings[language], ...headings.map(guardedText)]])}`;
  let after = 0;
  for (;;) {
    const rows = await rejectedRows(database, { job, after, limit: pageSize });
    yield stringify(
      rows.map(({ row, reasons, cells }) => {
        const values = new Map(cells);
        const why = reasons.map((reason) => reasonText(reason, language)).join(between[language]);
        return [
          row,
          guardedText(why),
          ...headings.map((heading) => guardedText(cellText(values.get(heading)))),
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
