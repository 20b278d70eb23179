import type { CatalogueClass } from '../../../domain/catalogue/catalogue.ts';
import { parseGbt47678 } from '../../../domain/catalogue/parse-gbt47678.ts';
import { parseYuncheng } from '../../../domain/catalogue/parse-yuncheng.ts';
import type { ImportNote } from '../../contract/imports.ts';
import { isRecord } from '../../../domain/is-record.ts';
import type { Rejection } from '../job-store.ts';
import { UnreadableFile } from '../rows/source-row.ts';

/** A catalogue file as it was understood. */
export interface CatalogueDocument {
  readonly standard: string | null;
  readonly source: string | null;
  /** Rows of the file, good and bad. */
  readonly rows: readonly unknown[];
  readonly classes: readonly CatalogueClass[];
  readonly rejections: readonly Rejection[];
  readonly notes: readonly ImportNote[];
}

/**
 * Reads either shape: a list of filing conditions (class, condition, limit, closing text a row), or
 * a standard's lists of components and matters.
 * @throws UnreadableFile when it is neither.
 */
export function readCatalogueDocument(document: unknown): CatalogueDocument {
  const rows = Array.isArray(document) ? listOf(document) : rowsOfStandard(document);
  const read = Array.isArray(document) ? parseYuncheng(document) : parseGbt47678(document);
  if (rows === null || read.rejected.some((row) => row.code === 'not-a-catalogue')) {
    throw new UnreadableFile(
      'not-a-catalogue',
      'Expected a list of filing conditions, or components and matters',
    );
  }
  return {
    standard: isRecord(document) ? textOrNull(document['standard']) : null,
    source: isRecord(document) ? textOrNull(document['source']) : null,
    rows,
    classes: read.classes,
    rejections: read.rejected.map((row) => ({
      row: row.row,
      values: valuesOf(rows[row.row - 1]),
      reasons: [row.code],
    })),
    notes: read.notes.map((note) => ({ code: note.code, row: note.row, count: null })),
  };
}

/** Rows are counted over components, then matters, as the parser does. */
function rowsOfStandard(document: unknown): readonly unknown[] | null {
  if (!isRecord(document)) {
    return null;
  }
  const { components, matters } = document;
  return Array.isArray(components) && Array.isArray(matters)
    ? [...listOf(components), ...listOf(matters)]
    : null;
}

const listOf = (list: readonly unknown[]): readonly unknown[] => list;

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const valuesOf = (row: unknown): Readonly<Record<string, unknown>> =>
  isRecord(row) ? row : { value: row };
