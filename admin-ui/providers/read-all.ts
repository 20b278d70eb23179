import { apiFetch, withQuery } from './api-fetch.ts';

interface Page<Row> {
  readonly data: readonly Row[];
  readonly total: number;
}

const perPage = 200;

/** Every row of a list that is short by nature, page by page. */
export async function readAll<Row>(
  path: string,
  query: Parameters<typeof withQuery>[1],
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const pageOf = (page: number): Promise<Page<Row>> =>
    apiFetch(withQuery(path, { ...query, page, perPage }), { signal });
  const first = await pageOf(1);
  const more = Array.from({ length: Math.ceil(first.total / perPage) - 1 }, (_, index) =>
    pageOf(index + 2),
  );
  return [first, ...(await Promise.all(more))].flatMap((page) => page.data);
}
