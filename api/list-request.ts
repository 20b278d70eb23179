import { Type, type Static, type TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import { StringEnum } from './contract/common.ts';
import { isRecord } from '../domain/is-record.ts';
import { assertCleanText } from './plugins/refuse-control-characters.ts';
import { fieldProblem, Problem } from './problem.ts';

/** The query string of every list (what react-admin sends, plus `cursor`). */
export const listQueryProperties = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  perPage: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  sort: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  order: Type.Optional(StringEnum(['ASC', 'DESC'])),
  filter: Type.Optional(Type.String({ maxLength: 4000, description: 'a JSON object' })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
};
export const ListQuery = Type.Object(listQueryProperties, { additionalProperties: false });
export type ListQuery = Static<typeof ListQuery>;

/** Beyond this place a list goes on by cursor only: an offset costs more the deeper it is. */
const deepestOffset = 10_000;
/** Totals are exact up to here and a lower bound beyond (api.md, "Conventions"). */
export const countedExactly = 10_000;

/** What a list knows: which filters with which values, which sort fields, and the order by itself. */
export interface ListShape<Filter extends TObject, Sort extends string> {
  readonly filter: Filter;
  readonly sorts: readonly Sort[];
  readonly by: Sort;
  readonly order: 'ASC' | 'DESC';
}

/** The place after which a page begins. */
export interface Place {
  readonly key: string | null;
  readonly id: string;
}

export interface ListRequest<Filter, Sort extends string> {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly order: 'ASC' | 'DESC';
  readonly limit: number;
  readonly offset: number;
  readonly after: Place | null;
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw fieldProblem('validation-failed', '/query/filter', {
      code: 'json',
      message: 'must be a JSON object',
    });
  }
};

const readFilter = <Filter extends TObject>(
  schema: Filter,
  text: string | undefined,
): Static<Filter> => {
  const given = parseJson(text ?? '{}');
  if (!isRecord(given)) {
    throw fieldProblem('validation-failed', '/query/filter', {
      code: 'type',
      message: 'must be a JSON object',
    });
  }
  assertCleanText(given, '/filter');
  const known = Object.keys(schema.properties);
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Problem('unknown-filter', {
      detail: `Known filters: ${known.join(', ')}`,
      errors: unknown.map((name) => ({
        path: `/filter/${name}`,
        code: 'unknown-filter',
        message: 'is not a filter of this list',
      })),
    });
  }
  const validator = Compile(schema);
  if (validator.Check(given)) return given;
  throw new Problem('validation-failed', {
    errors: validator.Errors(given).map((fault) => ({
      path: `/filter${fault.instancePath}`,
      code: fault.keyword,
      message: fault.message,
    })),
  });
};

const readSort = <Sort extends string>(
  sorts: readonly Sort[],
  given: string | undefined,
  fallback: Sort,
): Sort => {
  if (given === undefined) return fallback;
  const sort = sorts.find((name) => name === given);
  if (sort !== undefined) return sort;
  throw new Problem('unknown-sort', {
    detail: `Known sort fields: ${sorts.join(', ')}`,
    errors: [
      { path: '/query/sort', code: 'unknown-sort', message: 'is not a sort field of this list' },
    ],
  });
};

/** A cursor names the order that it belongs to, so that it cannot be continued in another one. */
export const writeCursor = (
  request: { readonly sort: string; readonly order: string },
  place: Place,
): string =>
  Buffer.from(JSON.stringify([request.sort, request.order, place.key, place.id])).toString(
    'base64url',
  );

const CursorShape = Compile(
  Type.Tuple([
    Type.String(),
    Type.String(),
    Type.Union([Type.String(), Type.Null()]),
    Type.String(),
  ]),
);

const parseCursor = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

const readCursor = (cursor: string, sort: string, order: string): Place => {
  const parsed = parseCursor(cursor);
  if (CursorShape.Check(parsed)) {
    const [ofSort, ofOrder, key, id] = parsed;
    assertCleanText([key, id], '/query/cursor');
    const keyFits =
      key === null || sort === 'id' || !Number.isNaN(Date.parse(key)) || !sort.endsWith('At');
    if (ofSort === sort && ofOrder === order && keyFits) return { key, id };
  }
  throw new Problem('cursor-invalid');
};

/**
 * @throws Problem `unknown-filter`, `unknown-sort`, `cursor-invalid`, `validation-failed`
 */
export const readListRequest = <Filter extends TObject, Sort extends string>(
  shape: ListShape<Filter, Sort>,
  query: ListQuery,
): ListRequest<Static<Filter>, Sort> => {
  const sort = readSort(shape.sorts, query.sort, shape.by);
  const order = query.order ?? (query.sort === undefined ? shape.order : 'ASC');
  const limit = query.perPage ?? 25;
  const offset = query.cursor === undefined ? ((query.page ?? 1) - 1) * limit : 0;
  if (offset + limit > deepestOffset) {
    throw fieldProblem('validation-failed', '/query/page', {
      code: 'too-deep',
      message: 'goes on by cursor beyond this page',
    });
  }
  return {
    filter: readFilter(shape.filter, query.filter),
    sort,
    order,
    limit,
    offset,
    after: query.cursor === undefined ? null : readCursor(query.cursor, sort, order),
  };
};
