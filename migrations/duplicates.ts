import { sql } from 'kysely';
import type { Db } from './functions/call-function.ts';

const linksInForce = (db: Db) =>
  db
    .selectFrom('duplicate')
    .innerJoin('case', (join) =>
      join.onRef('case.id', '=', 'duplicate.case_id').onRef('case.round', '=', 'duplicate.round'),
    );

/** The case that a case repeats; the case itself when it repeats none. */
export const originalOf = async (db: Db, caseId: string): Promise<string> => {
  const link = await linksInForce(db)
    .select('original_id')
    .where('duplicate.case_id', '=', caseId)
    .executeTakeFirst();
  return link?.original_id ?? caseId;
};

/** Cases that repeat a case, the earliest first. */
export const duplicatesOf = async (
  db: Db,
  caseId: string,
): Promise<readonly { readonly id: string; readonly number: string }[]> =>
  linksInForce(db)
    .select(['case.id', sql<string>`coalesce("case".number, "case".report_number)`.as('number')])
    .where('original_id', '=', caseId)
    .orderBy('merged_at')
    .orderBy('case.id')
    .execute();
