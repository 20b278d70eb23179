import { isRecord } from '../../domain/is-record.ts';
import type { Db } from '../../migrations/functions/call-function.ts';

/**
 * Code of the end of a case that has ended, or whose figures of this round are written: nothing but
 * the end itself comes after them. Null while it goes on. Lock the case to rely on it.
 */
export const endOf = async (db: Db, caseId: string): Promise<string | null> => {
  const found = await db
    .selectFrom('case')
    .leftJoin('assessment', (join) =>
      join.onRef('assessment.case_id', '=', 'case.id').onRef('assessment.round', '=', 'case.round'),
    )
    .select(['end_code', 'figures'])
    .where('case.id', '=', caseId)
    .executeTakeFirst();
  if (found === undefined) return null;
  if (found.end_code !== null) return found.end_code;
  const end = isRecord(found.figures) ? found.figures['end'] : null;
  return typeof end === 'string' ? end : null;
};
