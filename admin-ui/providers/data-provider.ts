import type { DataProvider, GetListParams, GetListResult, RaRecord } from 'ra-core';
import { apiFetch, withQuery } from './api-fetch.ts';
import { isRecord } from '../../domain/is-record.ts';

interface ListAnswer<T> {
  readonly data: readonly T[];
  readonly total: number;
  readonly totalIsLowerBound?: boolean;
  readonly next?: string | null;
}

/** Where page n + 1 of a list begins; lists go on by cursor, at constant cost. */
type Cursors = Map<string, Map<number, string>>;

const listKey = (resource: string, params: GetListParams): string =>
  JSON.stringify([resource, params.filter, params.sort, params.pagination?.perPage]);

/** `view` is a parameter of its own, all other filters go into `filter`. */
function listPath(resource: string, params: GetListParams, cursor: string | undefined): string {
  const given: Readonly<Record<string, unknown>> = isRecord(params.filter) ? params.filter : {};
  const { view, ...filter } = given;
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 50 };
  return withQuery(`/api/${resource}`, {
    view: typeof view === 'string' ? view : undefined,
    perPage,
    page: cursor === undefined ? page : undefined,
    cursor,
    sort: params.sort?.field,
    order: params.sort?.order,
    filter: Object.keys(filter).length === 0 ? undefined : JSON.stringify(filter),
  });
}

async function getList<T extends RaRecord>(
  cursors: Cursors,
  resource: string,
  params: GetListParams,
): Promise<GetListResult<T>> {
  const key = listKey(resource, params);
  const page = params.pagination?.page ?? 1;
  const known = cursors.get(key) ?? new Map<number, string>();
  cursors.set(key, known);
  const answer = await apiFetch<ListAnswer<T>>(listPath(resource, params, known.get(page)), {
    signal: params.signal,
  });
  const next = answer.next ?? null;
  if (next === null) {
    known.delete(page + 1);
  } else {
    known.set(page + 1, next);
  }
  return {
    data: [...answer.data],
    total: answer.total,
    pageInfo: { hasNextPage: next !== null, hasPreviousPage: page > 1 },
    meta: { totalIsLowerBound: answer.totalIsLowerBound ?? false },
  };
}

const unused = (method: string) => () =>
  Promise.reject(
    new Error(`Expected only reads through the data provider, but ${method} was called`),
  );

/**
 * Reads of resources for react-admin. Everything that changes something is an operation with its
 * own words and its own endpoint (resources/tasks/task-operations.ts and the like), never a bare
 * create, update or delete.
 */
export function createDataProvider(): DataProvider {
  const cursors: Cursors = new Map();
  return {
    supportAbortSignal: true,
    getList: (resource, params) => getList(cursors, resource, params),
    getOne: async (resource, params) => ({
      data: await apiFetch(`/api/${resource}/${encodeURIComponent(String(params.id))}`, {
        signal: params.signal,
      }),
    }),
    getMany: unused('getMany'),
    getManyReference: unused('getManyReference'),
    create: unused('create'),
    update: unused('update'),
    updateMany: unused('updateMany'),
    delete: unused('delete'),
    deleteMany: unused('deleteMany'),
  };
}
