import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodedText, type TextEncodingName } from './decoded-text.ts';
import { type SourceRow, UnreadableFile } from './source-row.ts';

/** A single record longer than this is a broken quote, not data. */
const longestRecord = 1024 * 1024;

/** Rows of a CSV file (RFC 4180) by the headings of its first line; bounded memory. */
export async function* csvRows(
  path: string,
  options: { readonly delimiter?: string; readonly encoding?: TextEncodingName },
): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter: options.delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  // Failures of the source reach the loop below through the parser; the callback has nothing to add.
  pipeline(Readable.from(decodedText(path, options.encoding ?? 'utf-8')), parser, () => undefined);
  let heading: readonly string[] | null = null;
  let number = 0;
  try {
    for await (const record of parser) {
      const cells = cellsOf(record);
      if (heading === null) {
        heading = cells.map((cell) => cell.trim());
      } else {
        number += 1;
        yield rowOf(number, heading, cells);
      }
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new UnreadableFile('file-unreadable', `Expected CSV, but: ${error.code}`, error);
    }
    throw error;
  }
}

function cellsOf(record: unknown): readonly string[] {
  if (!Array.isArray(record)) {
    throw new TypeError('Expected a CSV record as an array of cells');
  }
  return record.map(String);
}

function rowOf(number: number, heading: readonly string[], cells: readonly string[]): SourceRow {
  const values: Record<string, unknown> = {};
  for (const [index, name] of heading.entries()) {
    if (!Object.hasOwn(values, name)) {
      values[name] = cells[index] ?? '';
    }
  }
  return {
    number,
    values,
    problem: cells.length === heading.length ? null : 'row-has-other-columns',
  };
}
