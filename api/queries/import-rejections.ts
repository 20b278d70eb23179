import { type Kysely, sql } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { isRecord } from '../../domain/is-record.ts';

export interface RejectedRow {
  readonly row: number;
  readonly reasons: readonly string[];
  /** Cells in the order of the file. */
  readonly cells: readonly (readonly [string, unknown])[];
}

/** Rejected rows after a row number, in the order of the file. */
export const rejectedRows = async (
  database: Kysely<Database>,
  page: { readonly job: string; readonly after: number; readonly limit: number },
): Promise<RejectedRow[]> => {
  const rows = await database
    .selectFrom('import_rejection')
    .select(['row_number', 'row', 'reasons'])
    .where('job_id', '=', page.job)
    .where('row_number', '>', page.after)
    .orderBy('row_number')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({
    row: row.row_number,
    reasons: row.reasons,
    cells: cellsOf(row.row),
  }));
};

const cellsOf = (value: unknown): (readonly [string, unknown])[] => {
  if (Array.isArray(value)) {
    return value.flatMap((pair: unknown) =>
      Array.isArray(pair) ? [[String(pair[0]), pair[1]] as const] : [],
    );
  }
  return isRecord(value) ? Object.entries(value) : [];
};

/** Headings of the rejected rows of a job in the order in which they are first met. */
export const rejectedHeadings = async (
  database: Kysely<Database>,
  job: string,
): Promise<string[]> => {
  const found = await sql<{ name: string }>`
    select cell ->> 0 as name
    from import_rejection, jsonb_array_elements("row") with ordinality as cells(cell, place)
    where job_id = ${job}
    group by 1 order by min(place), min(row_number)`.execute(database);
  return found.rows.map((row) => row.name);
};
