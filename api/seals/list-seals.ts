import { sql } from 'kysely';
import { Type } from 'typebox';
import type { Seal, SealList } from '../contract/audit.ts';
import { type ListRequest, type ListShape, writeCursor } from '../list-request.ts';
import {
  boundedCount,
  nextPlace,
  type OrderedList,
  orderedPage,
  totalOf,
} from '../queries/ordered-page.ts';
import type { ApiServices } from '../services.ts';
import {
  contentOf,
  isLinked,
  isSigned,
  keyFingerprint,
  sealBefore,
  sealColumns,
  type SealRow,
} from './seal-rows.ts';

const SealFilter = Type.Object({}, { additionalProperties: false });
type SealSort = 'sealedAt';

export const sealListShape: ListShape<typeof SealFilter, SealSort> = {
  filter: SealFilter,
  sorts: ['sealedAt'],
  by: 'sealedAt',
  order: 'DESC',
};

const list: OrderedList = {
  from: sql`seal s`,
  branches: [sql<boolean>`true`],
  key: sql`s.sealed_at`,
  nullable: false,
  id: sql`s.id::text`,
  type: sql`timestamptz`,
};

const viewOf = (row: SealRow): Seal => ({
  id: row.id,
  ...contentOf(row),
  entries: row.entries === null ? null : Number(row.entries),
  moved: row.moved,
  key: keyFingerprint(row.public_key),
  signed: isSigned(contentOf(row), row.public_key, row.signature),
  linked: isLinked(row),
});

/** One page of the seals, the newest first. */
export const listSeals = async (
  { database }: ApiServices,
  request: ListRequest<Type.Static<typeof SealFilter>, SealSort>,
): Promise<SealList> => {
  const [page, counted] = await Promise.all([
    sql<SealRow>`with page as (${orderedPage(list, request)})
      select ${sealColumns} from page join seal s on s.id = page.id::bigint ${sealBefore}
      order by page.place`.execute(database),
    boundedCount(list).execute(database),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, (row) => row.sealed_at.toISOString());
  return {
    data: rows.map(viewOf),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};
