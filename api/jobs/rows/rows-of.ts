import type { ReportMap } from '../../contract/imports.ts';
import { csvRows } from './csv-rows.ts';
import { jsonRows } from './json-rows.ts';
import type { SourceRow } from './source-row.ts';
import { xlsxRows } from './xlsx-rows.ts';

type Format = ReportMap['format'];

const readers: {
  readonly [F in Format]: (path: string, map: ReportMap) => AsyncGenerator<SourceRow>;
} = {
  csv: (path, map) => csvRows(path, map),
  xlsx: (path, map) => xlsxRows(path, map),
  json: (path, map) => jsonRows(path, map),
};

/** The rows of a file of reports in order; throws `UnreadableFile`. */
export function rowsOf(path: string, map: ReportMap): AsyncGenerator<SourceRow> {
  return readers[map.format](path, map);
}
