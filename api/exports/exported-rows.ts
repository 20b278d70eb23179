import { exportLimits } from '../contract/exports.ts';
import {
  listQueryOf,
  type CellValue,
  type ExportedList,
  type ExportQuery,
  type Language,
} from './exported-list.ts';
import { guardedText } from './guarded-text.ts';

const mostRows = exportLimits.rows;

const cutOff: { readonly [L in Language]: string } = {
  zh: `只导出前 ${mostRows.toLocaleString('en-US')} 行，请缩小范围`,
  en: `Only the first ${mostRows.toLocaleString('en-US')} rows: narrow the list`,
};

const guarded = (value: CellValue): CellValue =>
  typeof value === 'string' ? guardedText(value) : value;

/** The heading, then the rows of the list a page at a time. The first page is asked for before anything is answered. */
export const exportedRows = async <Row>(
  list: ExportedList<Row>,
  query: ExportQuery,
): Promise<AsyncGenerator<readonly CellValue[]>> => {
  const language = query.language ?? 'zh';
  const first = await list.page(listQueryOf(query, null));
  const rows = async function* rows(): AsyncGenerator<readonly CellValue[]> {
    yield list.columns.map(({ heading }) => heading[language]);
    let written = 0;
    for (let page = first; ; page = await list.page(listQueryOf(query, page.next))) {
      for (const row of page.data) {
        if (written === mostRows) {
          yield [cutOff[language]];
          return;
        }
        written += 1;
        yield list.columns.map(({ of }) => guarded(of(row, language)));
      }
      if (page.next === null) return;
    }
  };
  return rows();
};
