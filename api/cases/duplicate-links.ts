import { sql } from 'kysely';
import { duplicatesOf, originalOf } from '../../migrations/duplicates.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { CaseDetail } from '../contract/cases.ts';

/** The case that this one was merged into, and those that were merged into it. */
export const duplicateLinks = async (
  database: Db,
  caseId: string,
): Promise<Pick<CaseDetail, 'original' | 'duplicates'>> => {
  const [original, duplicates] = await Promise.all([
    originalOf(database, caseId),
    duplicatesOf(database, caseId),
  ]);
  if (original === caseId) return { original: null, duplicates: [...duplicates] };
  const found = await sql<{ id: string; number: string }>`
    select id, coalesce(number, report_number) as number from "case" where id = ${original}`.execute(
    database,
  );
  return { original: found.rows[0] ?? null, duplicates: [...duplicates] };
};
