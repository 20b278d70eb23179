import { sql, type RawBuilder } from 'kysely';
import { countedExactly, type ListRequest, type Place } from '../list-request.ts';

/**
 * One way into a list: a condition that an index serves in order. A list is the union of its
 * branches, which must not overlap; each is read only as far as the page needs.
 */
export type Branch = RawBuilder<boolean>;

export interface OrderedList {
  /** `task as t`: table and alias; conditions refer to the alias. */
  readonly from: RawBuilder<unknown>;
  readonly branches: readonly Branch[];
  /** The column (of the alias) that is sorted by. */
  readonly key: RawBuilder<unknown>;
  /** Whether the column may be null; nulls come last in both orders. */
  readonly nullable: boolean;
  /** The column that decides between equal keys. */
  readonly id: RawBuilder<unknown>;
  /** SQL type of the key, for the cursor. */
  readonly type: RawBuilder<unknown>;
}

type Page = Pick<ListRequest<unknown, string>, 'order' | 'limit' | 'offset' | 'after'>;

const afterKey = (list: OrderedList, page: Page): RawBuilder<boolean> => {
  const { after } = page;
  if (after === null) return sql<boolean>`true`;
  const place = sql`(${after.key}::${list.type}, ${after.id})`;
  return page.order === 'ASC'
    ? sql<boolean>`(${list.key}, ${list.id}) > ${place}`
    : sql<boolean>`(${list.key}, ${list.id}) < ${place}`;
};

const direction = (order: 'ASC' | 'DESC'): RawBuilder<unknown> =>
  order === 'ASC' ? sql`asc` : sql`desc`;

const withKey = (list: OrderedList, branch: Branch, page: Page): RawBuilder<unknown> => {
  const order = direction(page.order);
  const present = list.nullable ? sql<boolean>`${list.key} is not null` : sql<boolean>`true`;
  return sql`(select ${list.id} as id, ${list.key} as key from ${list.from}
    where ${branch} and ${present} and ${afterKey(list, page)}
    order by ${list.key} ${order}, ${list.id} ${order} limit ${sql.lit(page.offset + page.limit + 1)})`;
};

const withoutKey = (list: OrderedList, branch: Branch, page: Page): RawBuilder<unknown> => {
  const { after } = page;
  const further =
    after === null || after.key !== null
      ? sql<boolean>`true`
      : sql<boolean>`${list.id} > ${after.id}`;
  return sql`(select ${list.id} as id, null::${list.type} as key from ${list.from}
    where ${branch} and ${list.key} is null and ${further}
    order by ${list.id} limit ${sql.lit(page.offset + page.limit + 1)})`;
};

const union = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(parts, sql` union all `);

/**
 * All rows that the page may be made of. Rows without a key come last: they are looked for only as far
 * as the others do not fill the page, since a filter may leave none of them in a long range.
 */
const candidates = (list: OrderedList, page: Page): RawBuilder<unknown> => {
  const keyed = union(list.branches.map((branch) => withKey(list, branch, page)));
  if (!list.nullable) return keyed;
  const rest = union(list.branches.map((branch) => withoutKey(list, branch, page)));
  if (page.after !== null && page.after.key === null) return rest;
  const left = sql`greatest(0, ${sql.lit(page.offset + page.limit + 1)} - (select count(*) from keyed))`;
  return sql`with keyed as materialized (${keyed})
    select id, key from keyed union all
    (select id, key from (${rest}) as unkeyed order by id limit ${left})`;
};

/**
 * Selects `id`, `key`, `place` of one page and one row more (which says that there is a next page).
 * Each branch is a range of an index, so that the first page costs the same whatever the length.
 */
export const orderedPage = (list: OrderedList, page: Page): RawBuilder<unknown> => {
  const order = direction(page.order);
  const sorted = sql`(key is null), key ${order}, case when key is not null then id end ${order}, id`;
  return sql`select id, key, row_number() over (order by ${sorted}) as place
    from (${candidates(list, page)}) as every
    order by ${sorted} limit ${sql.lit(page.limit + 1)} offset ${page.offset}`;
};

/** Counts the union of the branches, but not beyond the exact part. */
export const boundedCount = (
  list: Pick<OrderedList, 'from' | 'branches'>,
): RawBuilder<{ total: number }> => {
  const enough = countedExactly + 1;
  const parts = list.branches.map(
    (branch) => sql`(select 1 from ${list.from} where ${branch} limit ${sql.lit(enough)})`,
  );
  if (parts.length === 0) return sql<{ total: number }>`select 0 as total`;
  return sql<{ total: number }>`select count(*)::integer as total
    from (select 1 from (${sql.join(parts, sql` union all `)}) as every limit ${sql.lit(enough)}) as counted`;
};

/** The total as it is shown. */
export const totalOf = (counted: number): { total: number; totalIsLowerBound: boolean } => ({
  total: Math.min(counted, countedExactly),
  totalIsLowerBound: counted > countedExactly,
});

/** Cuts off the row that only says that there is more. */
export const nextPlace = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string | null,
): { readonly rows: readonly Row[]; readonly next: Place | null } => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > limit && last !== undefined ? { key: keyOf(last), id: last.id } : null,
  };
};
