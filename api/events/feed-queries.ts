import { sql, type Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { FeedRow } from './feed-row.ts';

const columns = [
  'id',
  'type',
  'case_id',
  'task_id',
  'version',
  'role',
  'unit_id',
  'person_id',
  'grid_id',
] as const;

interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly case_id: string | null;
  readonly task_id: string | null;
  readonly version: number;
  readonly role: string | null;
  readonly unit_id: string | null;
  readonly person_id: string | null;
  readonly grid_id: string | null;
}

const toFeedRow = (row: EventRow): FeedRow => ({
  id: Number(row.id),
  type: row.type,
  caseId: row.case_id,
  taskId: row.task_id,
  version: row.version,
  role: row.role,
  unit: row.unit_id,
  person: row.person_id,
  grid: row.grid_id,
});

/** Numbers of transactions begin anew where a backup is restored: rows of an earlier server do not count. */
const announcedWithin = sql<Date>`now() - interval '1 hour'`;

export const feedRowsOf = async (
  database: Kysely<Database>,
  transactions: readonly string[],
): Promise<FeedRow[]> => {
  const rows = await database
    .selectFrom('event')
    .where('transaction', 'in', transactions)
    .where('at', '>', announcedWithin)
    .select(columns)
    .orderBy('id')
    .execute();
  return rows.map(toFeedRow);
};

export const feedRows = async (
  database: Kysely<Database>,
  after: number,
  limit: number,
): Promise<FeedRow[]> => {
  const rows = await database
    .selectFrom('event')
    .where('id', '>', String(after))
    .select(columns)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toFeedRow);
};

/** The ids that the feed still holds; an empty feed has 0 and 0. */
export const firstAndLastId = async (
  database: Kysely<Database>,
): Promise<{ first: number; last: number }> => {
  const found = await sql<{ first: string | null; last: string | null }>`
    select (select id from event order by id limit 1) as first, (select id from event order by id desc limit 1) as last`.execute(
    database,
  );
  const [row] = found.rows;
  return { first: Number(row?.first ?? 0), last: Number(row?.last ?? 0) };
};
