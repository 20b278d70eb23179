import { Type, type Static } from 'typebox';
import { StringEnum } from '../contract/common.ts';
import { listQueryProperties, type ListQuery } from '../list-request.ts';

const exportFormats = ['csv', 'xlsx'] as const;

const { sort, order, filter } = listQueryProperties;
/** A list as a file: its filters and order, in which form and language. */
export const exportQueryProperties = {
  sort,
  order,
  filter,
  format: StringEnum([...exportFormats]),
  language: Type.Optional(StringEnum(['zh', 'en'])),
};
export const ExportQuery = Type.Object(exportQueryProperties, { additionalProperties: false });
export type ExportQuery = Static<typeof ExportQuery>;

export type Language = 'zh' | 'en';
export type CellValue = string | number | null;

/** One column of the file. */
export interface Column<Row> {
  readonly heading: { readonly [L in Language]: string };
  readonly of: (row: Row, language: Language) => CellValue;
}

/** A list that can be taken away as a file: the same pages as on the screen, so the same scope and masking. */
export interface ExportedList<Row> {
  readonly name: 'tasks' | 'cases' | 'board' | 'cards' | 'statistics' | 'security-events';
  readonly columns: readonly Column<Row>[];
  readonly page: (
    query: ListQuery,
  ) => Promise<{ readonly data: readonly Row[]; readonly next: string | null }>;
}

/** The query of the list itself; each page asks for as much as may be asked. */
export const listQueryOf = (
  { sort: by, order: direction, filter: given }: ExportQuery,
  cursor: string | null,
): ListQuery => ({
  perPage: 200,
  ...(by === undefined ? {} : { sort: by }),
  ...(direction === undefined ? {} : { order: direction }),
  ...(given === undefined ? {} : { filter: given }),
  ...(cursor === null ? {} : { cursor }),
});
