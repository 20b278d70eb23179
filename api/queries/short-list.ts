import type { Static, TObject } from 'typebox';
import {
  type ListQuery,
  type ListRequest,
  type ListShape,
  readListRequest,
} from '../list-request.ts';
import { Problem } from '../problem.ts';

/** Lists that are short by nature (units, grids, people): read whole, sorted and cut in memory. */
export interface ShortList<Row> {
  readonly data: Row[];
  readonly total: number;
  readonly totalIsLowerBound: boolean;
  readonly next: null;
}

/** They are not continued by cursor. @throws Problem `cursor-invalid`, `unknown-filter`, `unknown-sort` */
export const readShortListRequest = <Filter extends TObject, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  query: ListQuery,
): ListRequest<Static<Filter>, Sort> => {
  if (query.cursor !== undefined) throw new Problem('cursor-invalid');
  return readListRequest(shape, { perPage: 200, ...query });
};

/** One page of the rows, in the order asked for; Chinese names are sorted by pinyin. */
export const shortListPage = <Row, Sort extends string>(
  rows: readonly Row[],
  request: ListRequest<unknown, Sort>,
  keyOf: (row: Row, sort: Sort) => string,
): ShortList<Row> => {
  const sign = request.order === 'ASC' ? 1 : -1;
  const sorted = rows.toSorted(
    (one, other) => sign * collator.compare(keyOf(one, request.sort), keyOf(other, request.sort)),
  );
  return {
    data: sorted.slice(request.offset, request.offset + request.limit),
    total: rows.length,
    totalIsLowerBound: false,
    next: null,
  };
};

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** Whether any of the texts contains what was typed. */
export const containsText = (typed: string | undefined, texts: readonly string[]): boolean => {
  const wanted = (typed ?? '').trim().toLowerCase();
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
};
